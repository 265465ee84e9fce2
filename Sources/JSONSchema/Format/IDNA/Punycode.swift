/// Punycode (RFC 3492); lower case.
///
/// Callers bound the input by the length of a label: encoding looks at every code point once for each different one.
enum Punycode {
    private static let base: UInt32 = 36
    private static let firstThreshold: UInt32 = 1
    private static let lastThreshold: UInt32 = 26
    private static let firstBias: UInt32 = 72
    private static let firstPoint: UInt32 = 0x80
    private static let lastPoint: UInt32 = 0x10FFFF
    private static let delimiter = UInt8(ascii: "-")

    /// The code points; nil where the text is not Punycode.
    static func decode(_ text: [UInt8]) -> [UInt32]? {
        let basicCount = text.lastIndex(of: delimiter) ?? 0
        var points = text[..<basicCount].map(UInt32.init)
        var rest = text[(basicCount > 0 ? basicCount + 1 : 0)...].makeIterator()
        var point = firstPoint
        var index: UInt32 = 0
        var bias = firstBias
        while let first = rest.next() {
            let start = index
            var weight: UInt32 = 1
            var step = base
            var byte = first
            while true {
                guard let digit = value(of: byte) else { return nil }
                let (product, isLarge) = digit.multipliedReportingOverflow(by: weight)
                let (sum, isLarger) = index.addingReportingOverflow(product)
                if isLarge || isLarger { return nil }
                index = sum
                let threshold = threshold(step, bias)
                if digit < threshold { break }
                let (next, isLargest) = weight.multipliedReportingOverflow(by: base - threshold)
                guard !isLargest, let following = rest.next() else { return nil }
                weight = next
                step += base
                byte = following
            }
            let length = UInt32(points.count) + 1
            bias = adapted(index - start, length, isFirst: start == 0)
            guard index / length <= lastPoint - point else { return nil }
            point += index / length
            index %= length
            points.insert(point, at: Int(index))
            index += 1
        }
        return points
    }

    /// The text; nil where a difference is beyond what can be said.
    static func encode(_ points: [UInt32]) -> [UInt8]? {
        var text = points.filter { $0 < firstPoint }.map(UInt8.init(truncatingIfNeeded:))
        var done = UInt32(text.count)
        let basicCount = done
        if done > 0 { text.append(delimiter) }
        var point = firstPoint
        var delta: UInt32 = 0
        var bias = firstBias
        while done < points.count {
            guard let next = points.lazy.filter({ $0 >= point }).min() else { return nil }
            let (product, isLarge) = (next - point).multipliedReportingOverflow(by: done + 1)
            let (sum, isLarger) = delta.addingReportingOverflow(product)
            if isLarge || isLarger { return nil }
            delta = sum
            point = next
            for other in points {
                if other < point { delta += 1 }
                guard other == point else { continue }
                append(delta, bias, to: &text)
                bias = adapted(delta, done + 1, isFirst: done == basicCount)
                delta = 0
                done += 1
            }
            delta += 1
            point += 1
        }
        return text
    }

    private static func append(_ delta: UInt32, _ bias: UInt32, to text: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let threshold = threshold(step, bias)
            if rest < threshold { break }
            text.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        text.append(digit(rest))
    }

    private static func threshold(_ step: UInt32, _ bias: UInt32) -> UInt32 {
        step <= bias + firstThreshold ? firstThreshold : min(step - bias, lastThreshold)
    }

    /// RFC 3492, section 6.1.
    private static func adapted(_ delta: UInt32, _ count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var bias: UInt32 = 0
        while delta > (base - firstThreshold) * lastThreshold / 2 {
            delta /= base - firstThreshold
            bias += base
        }
        return bias + (base - firstThreshold + 1) * delta / (delta + 38)
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(truncatingIfNeeded: value) + (value < 26 ? UInt8(ascii: "a") : UInt8(ascii: "0") - 26)
    }
}
