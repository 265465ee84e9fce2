/// As what a request's body was read.
package enum BodyKind: String, Sendable, Hashable, CaseIterable {
    /// JSON.
    case json
    /// JSON texts, one a line: each is an event.
    case ndjson
    /// The parameters of a form, as an object.
    case form
    /// The parameters of the query of a request without a body, as an object.
    case query
    /// The JSON in a parameter of a form.
    case formJSON = "form_json"
}
