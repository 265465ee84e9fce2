import ArgumentParser
import FoundationEssentials
import JSONSchema
import JSONText
import Testing

@testable import hooksight

/// Every setting can be given as a flag, a variable and a key of a settings file, and is described in each.
@Suite struct SettingTests {
    /// A value that a setting of this form takes.
    static func value(of form: SettingForm) -> String {
        switch form {
        case .flag: "true"
        case .port, .count, .countOrNone: "7"
        case .size, .sizeOrNone: "2MiB"
        case .duration: "5s"
        case .word(let words): words.last ?? ""
        case .text: "x"
        }
    }

    @Test("The flag", arguments: Setting.allCases)
    func flag(_ setting: Setting) throws {
        let definition = setting.definition
        let value = SettingTests.value(of: definition.form)
        let once = definition.form == .flag ? [setting.flag] : [setting.flag, value]
        let options = try ListenOptions.parse(definition.isList ? once + once : once)
        #expect(options.flags == [setting: definition.isList ? [value, value] : [value]])
    }

    @Test("No flag")
    func none() throws { #expect(try ListenOptions.parse([]).flags.isEmpty) }

    @Test("The variable, and several values in it", arguments: Setting.allCases)
    func variable(_ setting: Setting) {
        let definition = setting.definition
        let value = SettingTests.value(of: definition.form)
        let text = definition.isList ? "\(value)\(definition.separator)\(value)" : value
        let values = SettingValues(flags: [:], environment: [setting.variable: text], file: nil)
        #expect(values.all(setting).map(\.text) == (definition.isList ? [value, value] : [value]))
        #expect(values.all(setting).allSatisfy { $0.origin == setting.variable })
    }

    @Test("A flag beats a variable, a variable the default", arguments: Setting.allCases)
    func order(_ setting: Setting) {
        let environment = [setting.variable: "variable"]
        let flag = SettingValues(flags: [setting: ["flag"]], environment: environment, file: nil)
        #expect(flag.all(setting).map(\.text) == ["flag"])
        #expect(SettingValues(flags: [:], environment: environment, file: nil).isGiven(setting))
        let neither = SettingValues(flags: [:], environment: [:], file: nil)
        #expect(!neither.isGiven(setting) && neither.first(setting)?.text == setting.definition.fallback)
    }

    @Test("The help has each in its group", arguments: Setting.allCases)
    func help(_ setting: Setting) throws {
        let definition = setting.definition
        let groups = ListenOptions.helpMessage(columns: 400).components(separatedBy: "\n\n")
        let group = try #require(groups.first { $0.hasPrefix(definition.group.rawValue.uppercased() + ":") })
        let entry = group.components(separatedBy: "\n  --").first { $0.hasPrefix(setting.rawValue + " ") }
        let line = try #require(entry)
        #expect(line.contains(definition.summary))
        if definition.form != .flag, let fallback = definition.fallback {
            #expect(line.contains("default: \(fallback)"))
        }
        #expect(definition.isList == line.contains("repeatable"))
    }

    @Test("No line of the help is longer than 80 columns")
    func width() {
        for line in ListenCommand.helpMessage(columns: 80).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    /// What a file that came with a cloned repository may not do: open ports to the world, choose where things are kept
    /// or dropped, name secrets or who is believed.
    @Test("A found file may set what is harmless, and nothing else")
    func foundFile() {
        let allowed: Set<Setting> = [
            .port, .publicURL, .output, .pin, .forward, .retry, .deadline, .parallel, .strictOrder, .timeScale,
            .keepHost, .addHeader, .removeHeader, .answerFrom, .enforce, .inspectPort, .maxBody, .maxInFlight,
            .headTimeout, .bodyTimeout, .idleTimeout,
        ]
        #expect(Set(Setting.allCases.filter(\.definition.isAllowedInFoundFile)) == allowed)
    }

    @Test("A new setting may not be set by a found file unless it says so")
    func defaultOfFoundFile() { #expect(!SettingDefinition(.receive, .flag, "New.").isAllowedInFoundFile) }
}
