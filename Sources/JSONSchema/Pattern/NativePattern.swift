internal import CPCRE2

/// A pattern that PCRE2 has compiled.
final class NativePattern: @unchecked Sendable {  // written only in init; PCRE2 lets threads share compiled patterns
    private let code: OpaquePointer
    /// Whether it is machine code.
    let isMachineCode: Bool

    /// How much a search may allocate: for the machine code's stack in bytes, for the interpreter in KiB.
    private static let stackLimit = 64 << 20
    private static let heapLimit: UInt32 = 32 << 10

    /// Compiles a pattern; throws with the offset in the translated text.
    init(_ text: [UInt8], hasReferences: Bool, asMachineCode: Bool) throws(PatternError) {
        let options =
            PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C
            | (hasReferences ? PCRE2_MATCH_UNSET_BACKREF : 0)
        var status: Int32 = 0
        var offset = 0
        guard let code = pcre2_compile_8(text, text.count, options, &status, &offset, nil) else {
            throw PatternError(message: Self.message(of: status), offset: offset)
        }
        self.code = code
        isMachineCode = asMachineCode && pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0
    }

    deinit {
        pcre2_code_free_8(code)
    }

    private static func message(of status: Int32) -> String {
        if status == PCRE2_ERROR_PATTERN_TOO_LARGE { return "the pattern is too large; repeat less" }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = pcre2_get_error_message_8(status, &buffer, buffer.count)
        let words = count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "error \(status)"
        return "this PCRE2 cannot match the pattern (\(words))"
    }

    /// Searches machine code without any limit but that of its small stack; nil where that does not suffice.
    @inline(__always)
    func search(_ text: UnsafeBufferPointer<UInt8>) -> PatternOutcome? {
        SearchArena.withContext { memory in
            guard let data = pcre2_match_data_create_8(1, memory) else { return nil }
            defer { pcre2_match_data_free_8(data) }
            return Self.outcome(
                pcre2_jit_match_8(code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, nil))
        }
    }

    /// Searches for as long as the guard lets it.
    func search(_ text: UnsafeBufferPointer<UInt8>, within guarding: inout SearchGuard) -> PatternOutcome {
        SearchArena.withContext { memory in
            guard let data = pcre2_match_data_create_8(1, memory), let context = pcre2_match_context_create_8(memory)
            else { return .exhausted }
            defer {
                pcre2_match_context_free_8(context)
                pcre2_match_data_free_8(data)
            }
            return withUnsafeMutablePointer(to: &guarding) { guarding in
                pcre2_set_callout_8(context, SearchGuard.callout, guarding)
                pcre2_set_heap_limit_8(context, Self.heapLimit)
                var status = match(text, data, context)
                if status == PCRE2_ERROR_JIT_STACKLIMIT,
                    let stack = pcre2_jit_stack_create_8(1 << 16, Self.stackLimit, nil)
                {
                    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
                    status = match(text, data, context)
                    pcre2_jit_stack_free_8(stack)
                }
                return Self.outcome(status) ?? .exhausted
            }
        }
    }

    private func match(_ text: UnsafeBufferPointer<UInt8>, _ data: OpaquePointer, _ context: OpaquePointer) -> Int32 {
        isMachineCode
            ? pcre2_jit_match_8(code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
            : pcre2_match_8(code, text.baseAddress, text.count, 0, PCRE2_NO_UTF_CHECK, data, context)
    }

    @inline(__always)
    private static func outcome(_ status: Int32) -> PatternOutcome? {
        if status >= 0 { return .found }
        return status == PCRE2_ERROR_NOMATCH ? .absent : nil
    }
}
