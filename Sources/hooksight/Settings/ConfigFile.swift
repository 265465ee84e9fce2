import FoundationEssentials
import JSONText

/// The settings of a `hooksight.json`.
struct ConfigFile {
    /// What it sets, with file, line and column.
    let values: [Setting: [SettingValues.Value]]

    static let name = "hooksight.json"

    /// Reads the file that `--config` names, or the one in the working directory; nil when there is neither.
    static func find(named: String?) throws -> ConfigFile? {
        if let named { return try ConfigFile(path: named, isNamed: true) }
        return FileManager.default.fileExists(atPath: name) ? try ConfigFile(path: name, isNamed: false) : nil
    }

    init(path: String, isNamed: Bool) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingError("the settings file \(path) cannot be read; name another with --config FILE")
        }
        let root: JSONValue
        do {
            root = try JSONDocument([UInt8](data)).root
        } catch {
            throw SettingError("\(path):\(error.line):\(error.column): \(error)")
        }
        guard root.kind == .object else {
            throw SettingError("\(path): expected an object such as {\"port\": 4100}, found \(root.kind.name)")
        }
        var values: [Setting: [SettingValues.Value]] = [:]
        // Editors find the schema of a file by this name.
        for (key, value) in root.members where key != "$schema" {
            let place = "\(path):\(value.position.line):\(value.position.column): \(key)"
            guard let setting = Setting.allCases.first(where: { $0.key == key }) else {
                throw SettingError("\(place): there is no such setting\(ConfigFile.suggestion(for: key))")
            }
            guard isNamed || setting.definition.isAllowedInFoundFile else {
                throw SettingError(
                    "\(place): a file found in the working directory may not set this; "
                        + "pass it with --config \(path) if you trust it, or use \(setting.flag)")
            }
            let items = value.kind == .array ? value.elements : [value]
            values[setting] = try items.map { item in
                guard let text = item.string ?? item.number?.text ?? item.bool.map({ $0 ? "true" : "false" }) else {
                    throw SettingError(
                        "\(place): expected a string, a number or true or false, found \(item.kind.name)")
                }
                return SettingValues.Value(text: text, origin: place)
            }
        }
        self.values = values
    }

    private static func suggestion(for key: String) -> String {
        let wanted = key.lowercased().filter { $0.isLetter }
        let near = Setting.allCases.first { setting in
            let known = setting.key.filter { $0.isLetter }
            return known == wanted || known.hasPrefix(wanted) || wanted.hasPrefix(known)
        }
        return near.map { "; did you mean \"\($0.key)\"?" } ?? "; see `hooksight listen --help`"
    }
}
