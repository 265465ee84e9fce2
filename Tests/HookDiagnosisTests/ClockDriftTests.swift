import HookDiagnosis
import HookModel
import Testing

extension DiagnosisSuite {
    /// Signatures that are all off by the same time have a clock for their cause; nothing else has.
    @Suite struct ClockDriftTests {
        /// A capture: what of, signed and received when, in seconds, and whether it was in time.
        struct Step: Sendable {
            var provider = "stripe"
            let signed: Int64
            let received: Int64
            var isInTime = false

            /// Right signatures every minute that are off by some seconds.
            static func row(
                _ count: Int, off offset: Int64, of provider: String = "stripe", jitter: [Int64] = [0],
                from start: Int64 = 0
            ) -> [Step] {
                (0..<count).map { place in
                    let signed = start + Int64(place) * 60
                    return Step(
                        provider: provider, signed: signed, received: signed + offset + jitter[place % jitter.count])
                }
            }
        }

        struct Case: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let steps: [Step]
            /// The cause that the last step gives, with words of it; nil where it says nothing.
            let cause: DiagnosisCause?
            var says: [String] = []

            static let all: [Case] = [
                Case(
                    testDescription: "five off by the same 12 h 13 min", steps: Step.row(5, off: 43_980),
                    cause: .receiverClock,
                    says: ["this machine's clock is 12 h 13 min ahead", "The last 5 signatures of STRIPE"]),
                Case(testDescription: "four of them", steps: Step.row(4, off: 43_980), cause: nil),
                Case(
                    testDescription: "behind", steps: Step.row(5, off: -43_980), cause: .receiverClock,
                    says: ["this machine's clock is 12 h 13 min behind"]),
                Case(
                    testDescription: "a few minutes, and what requests take on their way",
                    steps: Step.row(7, off: 420, jitter: [0, 3, 11, 1, 19, 0, 7]), cause: .receiverClock,
                    says: ["427 s ahead"]),
                Case(
                    testDescription: "days", steps: Step.row(5, off: 86_400 * 40), cause: .receiverClock,
                    says: ["40 days ahead"]),
                Case(
                    testDescription: "two providers alike",
                    steps: Step.row(5, off: 3600 * 3, of: "slack") + Step.row(5, off: 3600 * 3 + 2),
                    cause: .receiverClock,
                    says: ["as are those of SLACK", "3 h ahead"]),
                Case(
                    testDescription: "another provider is in time",
                    steps: Step.row(2, off: 43_980) + [
                        Step(provider: "slack", signed: 50_000, received: 50_000, isInTime: true)
                    ]
                        + Step.row(3, off: 43_980, from: 600), cause: .stale,
                    says: ["while those of SLACK are in time", "the clock of STRIPE's machine is behind"]),
                Case(
                    testDescription: "one in time between them",
                    steps: Step.row(4, off: 43_980) + [Step(signed: 44_200, received: 44_200, isInTime: true)]
                        + Step.row(4, off: 43_980, from: 600), cause: nil),
                Case(
                    testDescription: "after it was in time again, five more",
                    steps: [Step(signed: 1, received: 1, isInTime: true)] + Step.row(5, off: 43_980, from: 600),
                    cause: .receiverClock),
                Case(
                    testDescription: "the same request again and again, which grows older",
                    steps: (0..<9).map { Step(signed: 0, received: 43_980 + $0 * 2) }, cause: nil),
                Case(
                    testDescription: "a backlog that is delivered at once",
                    steps: (0..<9).map { Step(signed: $0 * 60, received: 43_980) }, cause: nil),
                Case(
                    testDescription: "one of the five is off by another time",
                    steps: Step.row(4, off: 43_980) + [Step(signed: 900, received: 900 + 44_080)], cause: nil),
                Case(
                    testDescription: "no moment at all",
                    steps: (0..<6).map { Step(signed: Int64.min / 1000 + $0, received: Int64.max / 1000) }, cause: nil),
            ]
        }

        @Test("A row of captures", arguments: Case.all)
        func row(_ example: Case) throws {
            var drift = ClockDrift()
            var last: Diagnosis?
            for step in example.steps {
                let received = Timestamp(milliseconds: step.received * 1000)
                let name = step.provider.uppercased()
                if step.isInTime {
                    drift.addInTime(step.provider, name: name, receivedAt: received)
                } else {
                    last = drift.addStale(
                        step.provider, name: name, signedAt: Timestamp(milliseconds: step.signed * 1000),
                        receivedAt: received)
                }
            }
            #expect(last?.cause == example.cause, "\(String(describing: last))")
            for words in example.says {
                #expect(last?.explanation.contains(words) == true, "\(String(describing: last))")
            }
            if let last { #expect(last.explanation.hasSuffix(".") && last.remedy.hasSuffix(".")) }
        }

        @Test("Many providers cost no memory without end")
        func providers() {
            var drift = ClockDrift()
            for place in 0..<10_000 {
                let moment = Timestamp(milliseconds: Int64(place) * 1000)
                drift.addInTime("p\(place)", name: "P", receivedAt: moment)
            }
            #expect(drift.providerCount == ClockDrift.providerLimit)
        }
    }
}
