import HookProviders
import Synchronization
import TestSupport

/// Documents around schemes, each read once: in a debug build that takes a while.
enum DiagnosisDocuments {
    private static let known = Mutex<[String: ProviderDocument]>([:])

    static func document(_ scheme: TestScheme) throws -> ProviderDocument {
        if let document = known.withLock({ $0[scheme.json] }) { return document }
        let document = try scheme.document()
        known.withLock { $0[scheme.json] = document }
        return document
    }
}
