internal import CPCRE2

/// Memory on the stack for what PCRE2 needs during one search, so that searches allocate nothing and share nothing.
struct SearchArena {
    private var next: UnsafeMutableRawPointer
    private let start: UnsafeMutableRawPointer
    private let end: UnsafeMutableRawPointer

    /// Enough for a general context, a match context, and match data for one pair of offsets.
    private static let size = 640
    private static let alignment = 16

    /// Calls with a context whose objects live as long as the call; nil where PCRE2 gets no memory.
    @inline(__always)
    static func withContext<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
        withUnsafeTemporaryAllocation(byteCount: size, alignment: alignment) { memory in
            guard let base = memory.baseAddress else { return body(nil) }
            var arena = SearchArena(next: base, start: base, end: base + memory.count)
            return withUnsafeMutablePointer(to: &arena) { arena in
                body(pcre2_general_context_create_8(allocate, release, arena))
            }
        }
    }

    private static let allocate: @convention(c) (Int, UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { count, data in
            guard let arena = data?.assumingMemoryBound(to: SearchArena.self) else { return nil }
            let size = (count + alignment - 1) / alignment * alignment
            guard size <= arena.pointee.end - arena.pointee.next else {
                return UnsafeMutableRawPointer.allocate(byteCount: count, alignment: alignment)
            }
            defer { arena.pointee.next += size }
            return arena.pointee.next
        }

    private static let release: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void =
        { memory, data in
            guard let memory, let arena = data?.assumingMemoryBound(to: SearchArena.self).pointee else { return }
            // What lies in the arena goes with it.
            if memory < arena.start || memory >= arena.end { memory.deallocate() }
        }
}
