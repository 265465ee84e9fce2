import HookModel
import HookStore

/// The captures that the words and filters of a command choose.
enum CaptureChoice {
    /// Captures by their ids, in the order in which they were named.
    case named([Int64])
    /// All that fit.
    case matching(CaptureSelection)
}

extension CaptureQueryOptions {
    /// Reads words that are all ids, or `latest`, as these captures, and all others as a query.
    ///
    /// - Throws: `SettingError` for ids beside anything else, for a delivery's id, and for a query that was not understood
    ///   whole; `CommandFailure` for a capture that the store does not have.
    func choice(_ options: StoreOptions, in store: Store) async throws -> CaptureChoice {
        let names = words.compactMap { try? ShownID.capture($0) }
        if names.isEmpty {
            if let delivery = words.first(where: CaptureQueryOptions.isDelivery) {
                throw SettingError("\(delivery) is a delivery; `hooksight retry \(delivery)` attempts it again")
            }
            let selection = try await selection(options, in: store)
            selection.printProblems()
            try selection.refuseErrors()
            return .matching(selection)
        }
        guard names.count == words.count else {
            let id = words.first { (try? ShownID.capture($0)) != nil } ?? ""
            let other = words.first { (try? ShownID.capture($0)) == nil } ?? ""
            throw SettingError(
                "expected ids of captures or a query, found \"\(SafeLine.escape(id))\" beside "
                    + "\"\(SafeLine.escape(other))\"; in a query a capture is id:42, and the text 42 is '\"42\"'")
        }
        guard !filter.isGiven else {
            throw SettingError("expected ids of captures or filters, not both")
        }
        var ids: [Int64] = []
        for name in names { ids.append(try await CaptureQueryOptions.id(name, in: store)) }
        return .named(ids)
    }

    private static func isDelivery(_ word: String) -> Bool {
        word.hasPrefix("d") && word.count > 1 && word.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// The id of a capture that is there.
    private static func id(_ name: ShownID.CaptureName, in store: Store) async throws -> Int64 {
        guard let latest = try await store.latestID() else {
            throw CommandFailure(description: "no captures yet; `hooksight` receives them")
        }
        guard case .id(let id) = name else { return latest }
        guard try await !store.arrivals(of: [id]).isEmpty else {
            throw CommandFailure(description: "no capture \(id), or not any more; the latest is \(latest)")
        }
        return id
    }
}
