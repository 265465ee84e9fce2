import HookModel

@testable import HookStore

extension Store {
    /// A page of captures that fit a filter, newest first.
    func captures(_ filter: CaptureFilter, limit: Int, before: Int64? = nil) async throws -> CapturePage {
        try await captures(CaptureSearch(filter.root, before: before), limit: limit)
    }

    /// A page of all captures, newest first.
    func captures(limit: Int, before: Int64?) async throws -> CapturePage {
        try await captures(CaptureSearch(nil, before: before), limit: limit)
    }

    /// A page of captures that fit a filter, looked for no longer than a time.
    func captures(
        _ filter: CaptureFilter, limit: Int, before: Int64?, within time: Duration
    ) async throws -> CapturePage {
        try await captures(CaptureSearch(filter.root, before: before), limit: limit, within: time)
    }

    /// The ids of captures that fit a filter, newest first.
    func ids(
        _ filter: CaptureFilter = CaptureFilter(), limit: Int, before: Int64? = nil
    ) async throws -> CaptureIDPage {
        try await ids(CaptureSearch(filter.root, before: before), limit: limit)
    }
}
