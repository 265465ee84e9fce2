import JSONText

/// A schema with a URI of its own: the root of a document, or what an `$id` names.
struct SchemaResource {
    /// Without a fragment; relative, or empty, where nothing gives it an absolute base.
    let uri: String
    let root: Int
    let dialect: SchemaDialect
    /// The places that `$anchor` and `$dynamicAnchor` name, and `$id` with a fragment in draft 7.
    var anchors: [ExactText: Int] = [:]
    /// Those of `$dynamicAnchor` alone; the empty name is `"$recursiveAnchor": true` of 2019-09.
    var dynamicAnchors: [ExactText: Int] = [:]
}
