/// Workflow commands of GitHub Actions, which annotate the lines of a pull request.
///
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
enum GitHubAnnotation {
    /// `::error file=a.json,line=2,col=7,title=stripe invoice.paid::message`.
    ///
    /// What is no file has no place in a repository, so its name stands in the message.
    static func line(_ issue: CheckIssue) -> String {
        var properties: [(name: String, value: String)] = []
        if issue.place.isFile {
            let file = issue.place.file
            properties.append(("file", file.hasPrefix("./") ? String(file.dropFirst(2)) : file))
            if let position = issue.place.position {
                properties += [("line", "\(position.line)"), ("col", "\(position.column)")]
            }
        }
        properties.append(("title", issue.subject.isEmpty ? "hooksight check" : issue.subject))
        let list = properties.map { "\($0.name)=\(property($0.value))" }.joined(separator: ",")
        let message = issue.place.isFile ? issue.message : "\(issue.place.link): \(issue.message)"
        return "::\(issue.level == .error ? "error" : "notice") \(list)::\(data(message))"
    }

    /// A message with what would end or change it escaped.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// A property's value, in which colons and commas have a meaning too.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
