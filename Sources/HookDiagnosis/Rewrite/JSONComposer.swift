internal import HookProviders

/// Puts a JSON text together of its tokens, strings and numbers in a layout: one pass over memory reserved once.
struct JSONComposer {
    let tokens: JSONTokens
    let strings: JSONScalars
    let numbers: JSONScalars
    let layout: JSONLayout
    /// The longest result, in bytes: the indentation of deep nesting grows with its square.
    let limit: Int

    /// The text; nil where it could be longer than the limit.
    func compose() -> [UInt8]? {
        let separators = layout.itemSeparator.utf8.count + layout.nameSeparator.utf8.count
        let breaks = layout.indent.map { _ in layout.lineEnd.utf8.count } ?? 0
        let empty = layout.empty == .blankLine ? 2 * layout.lineEnd.utf8.count : 1
        let indentation = tokens.indentation * (layout.indent?.utf8.count ?? 0)
        let size =
            strings.bytes.count + numbers.bytes.count + indentation * (layout.empty == .blankLine ? 2 : 1)
            + tokens.tokens.count * (separators + breaks + empty + 5) + layout.end.utf8.count
        guard size <= limit + tokens.tokens.count * 16 else { return nil }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let base = buffer.baseAddress else { return }
            count = strings.bytes.withUnsafeBufferPointer { strings in
                numbers.bytes.withUnsafeBufferPointer { numbers in
                    var pass = Pass(out: base, layout)
                    return write(&pass, strings, numbers)
                }
            }
        }
    }

    /// The place where the next byte goes, and what stands between tokens.
    private struct Pass {
        let out: UnsafeMutablePointer<UInt8>
        var count = 0
        let itemSeparator: [UInt8]
        let nameSeparator: [UInt8]
        let lineEnd: [UInt8]
        let indent: [UInt8]?

        init(out: UnsafeMutablePointer<UInt8>, _ layout: JSONLayout) {
            self.out = out
            itemSeparator = Array(layout.itemSeparator.utf8)
            nameSeparator = Array(layout.nameSeparator.utf8)
            lineEnd = Array(layout.lineEnd.utf8)
            indent = layout.indent.map { Array($0.utf8) }
        }

        @inline(__always)
        mutating func append(_ byte: UInt8) {
            out[count] = byte
            count += 1
        }

        @inline(__always)
        mutating func append(_ bytes: [UInt8]) {
            for byte in bytes { append(byte) }
        }

        mutating func append(_ text: StaticString) {
            (out + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
            count += text.utf8CodeUnitCount
        }

        @inline(__always)
        mutating func append(_ scalars: UnsafeBufferPointer<UInt8>, _ starts: [Int32], _ slot: Int32) {
            guard let base = scalars.baseAddress else { return }
            let start = Int(starts[Int(slot)])
            let length = Int(starts[Int(slot) + 1]) - start
            (out + count).update(from: base + start, count: length)
            count += length
        }

        mutating func breakLine(_ depth: Int) {
            guard let indent else { return }
            append(lineEnd)
            for _ in 0..<depth { append(indent) }
        }
    }

    private func write(
        _ pass: inout Pass, _ strings: UnsafeBufferPointer<UInt8>, _ numbers: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var depth = 0
        for token in tokens.tokens {
            switch token.kind {
            case .objectEnd, .arrayEnd:
                close(token.kind == .objectEnd, &depth, &pass)
                continue
            default: if !token.isMember { separate(token, depth, &pass) }
            }
            switch token.kind {
            case .name:
                pass.append(strings, self.strings.starts, token.slot)
                pass.append(pass.nameSeparator)
            case .string: pass.append(strings, self.strings.starts, token.slot)
            case .number: pass.append(numbers, self.numbers.starts, token.slot)
            case .true: pass.append("true")
            case .false: pass.append("false")
            case .null: pass.append("null")
            case .emptyObject, .emptyArray: empty(token.kind == .emptyObject, depth, &pass)
            case .objectStart, .arrayStart:
                let isObject = token.kind == .objectStart
                pass.append(isObject ? 0x7B : 0x5B)
                if isObject || !layout.hasInlineArrays { depth += 1 } else { pass.append(0x20) }
            case .objectEnd, .arrayEnd: break
            }
        }
        for byte in layout.end.utf8 { pass.append(byte) }
        return pass.count
    }

    private func separate(_ token: JSONTokens.Token, _ depth: Int, _ pass: inout Pass) {
        let isInline = token.isInArray && layout.hasInlineArrays
        if !token.isFirst {
            pass.append(pass.itemSeparator)
            if isInline { pass.append(0x20) }
        }
        if depth > 0, !isInline { pass.breakLine(depth) }
    }

    private func close(_ isObject: Bool, _ depth: inout Int, _ pass: inout Pass) {
        if isObject || !layout.hasInlineArrays {
            depth -= 1
            pass.breakLine(depth)
        } else {
            pass.append(0x20)
        }
        pass.append(isObject ? 0x7D : 0x5D)
    }

    private func empty(_ isObject: Bool, _ depth: Int, _ pass: inout Pass) {
        pass.append(isObject ? 0x7B : 0x5B)
        switch layout.empty {
        case .nothing: break
        case .space: pass.append(0x20)
        case .blankLine:
            pass.append(pass.lineEnd)
            pass.breakLine(depth)
        }
        pass.append(isObject ? 0x7D : 0x5D)
    }
}
