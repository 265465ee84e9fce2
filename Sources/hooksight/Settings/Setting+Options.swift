import ArgumentParser

extension Option where Value == String? {
    /// The option of a setting.
    init(_ setting: Setting) {
        self.init(name: .customLong(setting.rawValue), help: setting.help, completion: setting.completion)
    }
}

extension Option where Value == [String] {
    /// The repeatable option of a setting.
    init(wrappedValue: [String], _ setting: Setting) {
        self.init(
            wrappedValue: wrappedValue, name: .customLong(setting.rawValue), help: setting.help,
            completion: setting.completion)
    }
}

extension Flag where Value == Bool {
    /// The flag of a setting.
    init(wrappedValue: Bool, _ setting: Setting) {
        self.init(wrappedValue: wrappedValue, name: .customLong(setting.rawValue), help: setting.help)
    }
}

extension Setting {
    /// A line of help: what it does, whether it is repeatable, and its default.
    fileprivate var help: ArgumentHelp {
        let definition = definition
        var notes: [String] = []
        if definition.isList { notes.append("repeatable") }
        if definition.form != .flag, let fallback = definition.fallback { notes.append("default: \(fallback)") }
        let note = notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))"
        return ArgumentHelp("\(definition.summary)\(note)", valueName: definition.form.valueName)
    }
}
