internal import JSONSchema
internal import JSONText

/// Reads provider documents and checks them against the schema of such documents.
package struct DocumentReader: Sendable {
    /// The file of the schema of documents.
    package static let schemaFile = "provider-document.schema.json"
    private let validator: SchemaValidator
    private let guide: DocumentGuide

    /// Makes a reader.
    ///
    /// - Throws: `CatalogError` when the schema of documents is itself not good, which the tests rule out.
    package init() throws(CatalogError) {
        let schema = try DocumentReader.parse(Array(DocumentReader.schemaText.utf8), DocumentReader.schemaFile)
        guide = DocumentGuide(schema: schema.root)
        validator = SchemaValidator([try DocumentField(file: DocumentReader.schemaFile, value: schema.root).schema()])
    }

    /// The JSON Schema of provider documents, for editors and for whoever writes one.
    package static var schemaText: String {
        EmbeddedFiles.files.first { $0.name == DocumentReader.schemaFile }?.text.description ?? "false"
    }

    /// Whether a file in a folder of documents is one by its name; a schema for editors may lie beside them.
    package static func isDocument(_ name: String) -> Bool {
        name.hasSuffix(".json") && !name.hasSuffix(".schema.json")
    }

    /// Reads one document.
    ///
    /// - Throws: `CatalogError` naming file, line, column and member of what is wrong first.
    package func read(_ bytes: [UInt8], file: String) throws(CatalogError) -> ProviderDocument {
        let document = try DocumentReader.parse(bytes, file)
        if let error = errors(of: document, file: file).first { throw error }
        return try DocumentReader.document(document, file)
    }

    /// Reads a document that the tests have checked: neither it nor the schemas in it are judged.
    static func readChecked(_ bytes: [UInt8], file: String) throws(CatalogError) -> ProviderDocument {
        try ProviderDocument(DocumentField(file: file, value: parse(bytes, file).root))
    }

    /// The document with all its schemas compiled.
    static func document(_ text: JSONDocument, _ file: String) throws(CatalogError) -> ProviderDocument {
        let document = try ProviderDocument(DocumentField(file: file, value: text.root))
        try document.schemas.checkAll()
        return document
    }

    /// What is wrong by the schema of documents.
    func errors(of document: JSONDocument, file: String) -> [CatalogError] {
        DocumentReader.errors(validator.validate(document.root), file: file, guide)
    }

    static func errors(_ report: ValidationReport, file: String, _ guide: DocumentGuide? = nil) -> [CatalogError] {
        report.errors.map { violation in
            var error = CatalogError(
                file: file, position: JSONPosition(line: violation.line, column: violation.column),
                field: violation.instanceLocation.description,
                reason: violation.error + (violation.hint.map { "; \($0)" } ?? ""))
            error.explanation = guide?.explanation(of: violation)
            return error
        }
    }

    static func parse(_ bytes: [UInt8], _ file: String) throws(CatalogError) -> JSONDocument {
        do {
            return try JSONDocument(bytes)
        } catch {
            throw CatalogError(
                file: file, position: error.position, field: "",
                reason: "not JSON: expected \(error.expected), found \(error.found)"
                    + (error.hint.map { "; \($0)" } ?? ""))
        }
    }
}
