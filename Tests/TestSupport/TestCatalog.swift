package import HookProviders

/// The built-in documents, read once: in a debug build that takes a while.
package enum TestCatalog {
    package static let builtIn: Result<Catalog, CatalogError> = {
        do throws(CatalogError) { return .success(try Catalog.builtIn()) } catch { return .failure(error) }
    }()

    package static func get() throws -> Catalog { try builtIn.get() }
}
