internal import FoundationEssentials
internal import JSONText

/// The providers that Hooksight knows: the built-in documents and a user's own.
package struct Catalog: Sendable {
    /// The documents, sorted by id.
    package let documents: [ProviderDocument]
    private let places: [String: Int]

    /// Makes a catalogue; of several documents with one id the last counts.
    package init(_ documents: [ProviderDocument]) {
        var byID: [String: ProviderDocument] = [:]
        for document in documents { byID[document.id] = document }
        self.documents = byID.values.sorted { $0.id < $1.id }
        places = Dictionary(uniqueKeysWithValues: self.documents.enumerated().map { ($1.id, $0) })
    }

    /// A provider's document; nil when it is not known.
    package func document(_ id: String) -> ProviderDocument? {
        places[id].map { documents[$0] }
    }

    /// Whether a provider's document lists an event type.
    package func lists(_ type: String, of provider: String) -> Bool {
        document(provider)?.schemas.lists(type) ?? false
    }

    /// The documents that are compiled into the program.
    ///
    /// They are not judged again: the tests have judged each by the schema of documents.
    ///
    /// - Throws: `CatalogError` when one of them is not good, which the tests rule out.
    package static func builtIn() throws(CatalogError) -> Catalog {
        var documents: [ProviderDocument] = []
        for file in EmbeddedFiles.files where file.name != DocumentReader.schemaFile {
            documents.append(try DocumentReader.readChecked(Array(file.text.description.utf8), file: file.name))
        }
        return Catalog(documents)
    }

    /// This catalogue with a user's documents, the `.json` files of a folder but those named `.schema.json`; one with a built-in id replaces it.
    ///
    /// - Throws: `CatalogError` for the first document that is not good, or when the folder cannot be read.
    package func adding(folder: String) throws(CatalogError) -> Catalog {
        let reader = try DocumentReader()
        var added = documents
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).filter(DocumentReader.isDocument)
                .sorted()
        } catch {
            throw CatalogError(folder: folder, reason: "the folder cannot be read; name one with --provider-dir DIR")
        }
        for name in names {
            let path = "\(folder)/\(name)"
            guard let data = FileManager.default.contents(atPath: path) else {
                throw CatalogError(
                    file: path, position: JSONPosition(line: 1, column: 1), field: "", reason: "the file cannot be read"
                )
            }
            added.append(try reader.read([UInt8](data), file: path))
        }
        return Catalog(added)
    }
}
