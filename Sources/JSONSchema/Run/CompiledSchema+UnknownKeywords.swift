public import JSONText

extension CompiledSchema {
    /// The members of a schema, and of what it refers to, that are no keywords of their dialect.
    ///
    /// They decide nothing, so none is an error; but many a one is a keyword misspelt. Compiles the schema once more, as
    /// schemas are compiled for many and looked at like this by few.
    ///
    /// - Throws: `SchemaError` as compiling does.
    public static func unknownKeywords(
        in schema: JSONValue, options: SchemaOptions = SchemaOptions(), registry: SchemaRegistry = SchemaRegistry()
    ) throws(SchemaError) -> [UnknownKeyword] {
        var compiler = try SchemaCompiler(schema, options: options, registry: registry)
        try compiler.run()
        var search = KeywordSearch(compiler.index)
        return search.run()
    }
}
