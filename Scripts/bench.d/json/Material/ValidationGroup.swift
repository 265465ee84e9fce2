import JSONText

/// One schema and what it judges, as bytes.
struct ValidationGroup {
    let schema: [UInt8]
    let instances: [[UInt8]]

    /// The group as JSON.
    var text: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.name("schema")
            writer.raw(schema)
            writer.name("instances")
            writer.array { writer in
                for instance in instances { writer.raw(instance) }
            }
        }
        return writer.bytes
    }
}
