/// How a keyword holds schemas.
enum SubschemaKind {
    case one
    case list
    case map
    /// One schema or a list of them: `items` before 2020-12.
    case oneOrList
    /// Schemas or lists of names: `dependencies`.
    case mapWithNames

    /// Nil for keywords that hold no schemas in a draft; what looks like a schema in them is none.
    init?(of keyword: String, in draft: SchemaDraft) {
        switch keyword {
        case "additionalProperties", "contains", "else", "if", "not", "propertyNames", "then":
            self = .one
        case "allOf", "anyOf", "oneOf":
            self = .list
        case "definitions", "patternProperties", "properties":
            self = .map
        case "dependencies":
            self = .mapWithNames
        case "items":
            self = draft < .draft2020 ? .oneOrList : .one
        case "additionalItems" where draft < .draft2020:
            self = .one
        case "prefixItems" where draft >= .draft2020:
            self = .list
        case "contentSchema" where draft >= .draft2019, "unevaluatedItems" where draft >= .draft2019,
            "unevaluatedProperties" where draft >= .draft2019:
            self = .one
        case "$defs" where draft >= .draft2019, "dependentSchemas" where draft >= .draft2019:
            self = .map
        default:
            return nil
        }
    }
}
