import HookModel

/// What flags, variables, file and defaults say, by setting.
struct SettingValues {
    /// A value with the place that it came from, for messages.
    struct Value {
        let text: String
        let origin: String
        /// Whether nobody gave it.
        var isDefault = false
    }

    private var values: [Setting: [Value]] = [:]

    /// Merges the sources; for lists, too, the strongest source that says anything decides.
    init(flags: [Setting: [String]], environment: [String: String], file: ConfigFile?) {
        for setting in Setting.allCases {
            if let given = flags[setting], !given.isEmpty {
                values[setting] = given.map { Value(text: $0, origin: setting.flag) }
            } else if let given = environment[setting.variable], !given.isEmpty {
                let definition = setting.definition
                let parts = definition.isList ? given.split(separator: definition.separator).map(String.init) : [given]
                values[setting] = parts.map { Value(text: $0, origin: setting.variable) }
            } else if let given = file?.values[setting] {
                values[setting] = given
            } else if let fallback = setting.definition.fallback {
                values[setting] = [Value(text: fallback, origin: "the default of \(setting.flag)", isDefault: true)]
            }
        }
    }

    func all(_ setting: Setting) -> [Value] { values[setting] ?? [] }

    func first(_ setting: Setting) -> Value? { values[setting]?.last }

    /// Whether a flag, a variable or a file says something.
    func isGiven(_ setting: Setting) -> Bool { first(setting)?.isDefault == false }

    /// `--enforce true (hooksight.json)`: what was given of the settings that change what happens to captures.
    var changed: [String] {
        [Setting.enforce, .answerFrom, .retry, .timeScale, .publicURL, .pin].filter(isGiven).map { setting in
            let origin = first(setting)?.origin ?? setting.flag
            let place = origin == setting.flag ? "" : " (\(origin))"
            return "\(setting.flag) \(all(setting).map(\.text).joined(separator: " "))\(place)"
        }
    }

    func string(_ setting: Setting) -> String { first(setting)?.text ?? "" }

    func bool(_ setting: Setting) throws(SettingError) -> Bool {
        guard let value = first(setting) else { return false }
        switch value.text {
        case "true", "1", "yes", "on": return true
        case "false", "0", "no", "off": return false
        default: throw SettingError(value.origin, value.text, expected: "true or false")
        }
    }

    func port(_ setting: Setting) throws(SettingError) -> Int {
        guard let value = first(setting), let port = Int(value.text), (0...65_535).contains(port) else {
            throw SettingError(
                first(setting)?.origin ?? setting.flag, string(setting), expected: "a port from 0 to 65535")
        }
        return port
    }

    func count(_ setting: Setting) throws(SettingError) -> Int {
        guard let value = first(setting), let count = Int(value.text), count >= 1, count <= 1_000_000 else {
            throw SettingError(
                first(setting)?.origin ?? setting.flag, string(setting), expected: "a number from 1 to 1000000")
        }
        return count
    }

    func duration(_ setting: Setting) throws(SettingError) -> Duration {
        guard let value = first(setting), let duration = Duration(text: value.text), duration > .zero else {
            throw SettingError(
                first(setting)?.origin ?? setting.flag, string(setting), expected: "a time such as 500ms, 10s or 2m")
        }
        return duration
    }

    func bytes(_ setting: Setting) throws(SettingError) -> Int {
        guard let value = first(setting), let bytes = ByteSize.parse(value.text), bytes > 0 else {
            throw SettingError(
                first(setting)?.origin ?? setting.flag, string(setting), expected: "a size such as 64KiB, 32MiB or 1GB")
        }
        return bytes
    }
}
