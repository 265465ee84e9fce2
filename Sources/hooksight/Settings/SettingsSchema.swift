import JSONText

/// The JSON Schema of `hooksight.json`, for editors and for whoever writes such a file.
enum SettingsSchema {
    /// The schema as text.
    static func text() -> String {
        var writer = JSONWriter(layout: .pretty)
        writer.object { writer in
            text("$schema", "https://json-schema.org/draft/2020-12/schema", &writer)
            text("title", "Settings of hooksight", &writer)
            text("type", "object", &writer)
            writer.name("properties")
            writer.object { writer in
                writer.name("$schema")
                writer.object { text("type", "string", &$0) }
                for setting in Setting.allCases { property(setting, &writer) }
            }
            writer.name("additionalProperties")
            writer.bool(false)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func property(_ setting: Setting, _ writer: inout JSONWriter) {
        let definition = setting.definition
        writer.name(setting.key)
        writer.object { writer in
            text("description", definition.summary, &writer)
            if let fallback = definition.fallback {
                writer.name("default")
                literal(fallback, definition.form, &writer)
            }
            guard definition.isList else { return form(definition.form, &writer) }
            // One value alone may stand without its brackets.
            writer.name("anyOf")
            writer.array { writer in
                writer.object { form(definition.form, &$0) }
                writer.object { writer in
                    text("type", "array", &writer)
                    writer.name("items")
                    writer.object { form(definition.form, &$0) }
                }
            }
        }
    }

    private static func form(_ form: SettingForm, _ writer: inout JSONWriter) {
        switch form {
        case .flag: text("type", "boolean", &writer)
        case .port:
            text("type", "integer", &writer)
            number("minimum", 0, &writer)
            number("maximum", 65_535, &writer)
        case .count:
            text("type", "integer", &writer)
            number("minimum", 1, &writer)
        case .countOrNone:
            strings("type", ["integer", "string"], &writer)
            number("minimum", 1, &writer)
            text("pattern", "^(none|[0-9]+)$", &writer)
        case .size, .sizeOrNone:
            text("type", "string", &writer)
            text("pattern", "^(\(form == .size ? "" : "none|")[0-9]+([kKmMgGtT][iI]?)?[bB])$", &writer)
        case .duration:
            text("type", "string", &writer)
            text("pattern", "^[0-9]+(ms|s|m|h)$", &writer)
        case .word(let words): strings("enum", words, &writer)
        case .text: text("type", "string", &writer)
        }
    }

    /// A default as the file writes it.
    private static func literal(_ value: String, _ form: SettingForm, _ writer: inout JSONWriter) {
        switch form {
        case .flag: writer.bool(value == "true")
        case .port, .count: JSONNumber(value).map { writer.number($0) } ?? writer.string(value)
        default: writer.string(value)
        }
    }

    private static func text(_ name: StaticString, _ value: String, _ writer: inout JSONWriter) {
        writer.name(name)
        writer.string(value)
    }

    private static func number(_ name: StaticString, _ value: Int, _ writer: inout JSONWriter) {
        writer.name(name)
        writer.integer(value)
    }

    private static func strings(_ name: StaticString, _ values: [String], _ writer: inout JSONWriter) {
        writer.name(name)
        writer.array { writer in
            for value in values { writer.string(value) }
        }
    }
}
