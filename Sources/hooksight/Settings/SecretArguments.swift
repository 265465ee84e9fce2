/// Secrets in the command line that look like options.
enum SecretArguments {
    /// Joins `--secret` with a PEM block behind it.
    ///
    /// ArgumentParser takes what begins with `-----` for an option before it knows that a value is due, and would repeat
    /// a private key in its message.
    static func joined(_ arguments: some Sequence<String>) -> [String] {
        var joined: [String] = []
        for argument in arguments {
            // What follows is another program's.
            if joined.contains("--") {
                joined.append(argument)
            } else if joined.last == Setting.secret.flag, argument.hasPrefix("---") {
                joined[joined.count - 1] += "=" + argument
            } else {
                joined.append(argument)
            }
        }
        return joined
    }
}
