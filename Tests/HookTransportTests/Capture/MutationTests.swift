import HookModel
import NIOCore
import TestSupport
import Testing

@testable import HookTransport

/// Random damage must never crash the reader, never depend on how bytes were split, and never split one request in two.
@Suite struct MutationTests {
    @Test(arguments: 0..<40)
    func damageReadsTheSameHoweverItIsSplit(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let sources = AcceptedCase.all.map(\.input) + RefusedCase.all.map(\.input).filter { $0.count < 1000 }
        for _ in 0..<60 {
            guard let source = sources.randomElement(using: &random) else { return }
            var input = bytes(source)
            for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&input, &random) }
            let whole = read([input[...]], thenEnd: true)
            let single = read(input.indices.map { input[$0...$0] }, thenEnd: true)
            let cut = Int.random(in: 0...input.count, using: &random)
            let halves = read([input[..<cut], input[cut...]], thenEnd: true)
            #expect(whole == single, "\(latin1(ByteBuffer(bytes: input)).debugDescription)")
            #expect(whole == halves, "\(latin1(ByteBuffer(bytes: input)).debugDescription) at \(cut)")
            #expect(whole.dropLast().allSatisfy { if case .request(let one) = $0 { one.staysOpen } else { false } })
        }
    }

    private func damage(_ input: inout [UInt8], _ random: inout SeededRandom) {
        guard !input.isEmpty else { return }
        let place = Int.random(in: 0..<input.count, using: &random)
        let interesting: [UInt8] = [0, 9, 10, 13, 32, 44, 48, 53, 58, 59, 0x7F, 0x80, 0xFF]
        let byte = interesting.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0: input[place] = byte
        case 1: input.remove(at: place)
        case 2: input.insert(byte, at: place)
        case 3: input.insert(contentsOf: [13, 10], at: place)
        default: input[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
