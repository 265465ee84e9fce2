internal import JSONSchema
internal import JSONText

/// Reads provider documents and checks them against the schema of such documents.
package struct DocumentReader: Sendable {
    static let schemaFile = "provider-document.schema.json"
    private let validator: SchemaValidator

    /// Makes a reader.
    ///
    /// - Throws: `CatalogError` when the schema of documents is itself not good, which the tests rule out.
    package init() throws(CatalogError) {
        let text = EmbeddedCatalog.files.first { $0.name == DocumentReader.schemaFile }?.text.description ?? "false"
        let schema = try DocumentReader.parse(Array(text.utf8), DocumentReader.schemaFile)
        validator = SchemaValidator([try DocumentField(file: DocumentReader.schemaFile, value: schema.root).schema()])
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
        DocumentReader.errors(validator.validate(document.root), file: file)
    }

    static func errors(_ report: ValidationReport, file: String) -> [CatalogError] {
        report.errors.map { error in
            CatalogError(
                file: file, position: JSONPosition(line: error.line, column: error.column),
                field: error.instanceLocation.description, reason: error.error + (error.hint.map { "; \($0)" } ?? ""))
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
