import JSONSchema
import JSONText
import Testing

@testable import hooksight

/// The schema of settings files accepts what the program reads.
@Suite struct SettingsSchemaTests {
    private static func schema() throws -> CompiledSchema {
        try CompiledSchema(JSONDocument(SettingsSchema.text()).root)
    }

    @Test("Each setting as a file writes it", arguments: Setting.allCases)
    func value(_ setting: Setting) throws {
        let definition = setting.definition
        let text = SettingTests.value(of: definition.form)
        let value =
            switch definition.form {
            case .flag, .port, .count: text
            default: "\"\(text)\""
            }
        let schema = try SettingsSchemaTests.schema()
        #expect(schema.isValid(try JSONDocument("{\"\(setting.key)\": \(value)}").root))
        #expect(schema.isValid(try JSONDocument("{\"\(setting.key)\": [\(value)]}").root) == definition.isList)
        if let fallback = definition.fallback, case .text = definition.form {
            #expect(schema.isValid(try JSONDocument("{\"\(setting.key)\": \"\(fallback)\"}").root))
        }
    }

    @Test(
        "What is none",
        arguments: [
            #"{"prot": 1}"#, #"{"port": -1}"#, #"{"port": 65536}"#, #"{"port": "x"}"#, #"{"max_body": "much"}"#,
            #"{"enforce": "yes"}"#, #"{"output": "loud"}"#, #"{"head_timeout": "10"}"#, #"{"keep": "some"}"#,
            #"{"parallel": 0}"#, #"[]"#,
        ])
    func wrong(_ text: String) throws {
        #expect(!(try SettingsSchemaTests.schema().isValid(JSONDocument(text).root)))
    }

    @Test("A file names its schema, and limits may be off")
    func extras() throws {
        let text = #"{"$schema": "./hooksight.schema.json", "keep": "none", "keep_bytes": "10gb", "keep_days": 30}"#
        #expect(try SettingsSchemaTests.schema().isValid(JSONDocument(text).root))
    }
}
