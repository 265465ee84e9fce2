import Foundation
import TestSupport
import Testing

/// A guide's waits between attempts, made shorter by a time scale, as a test reads them off the clock.
struct GuideSchedule: Sendable, CustomStringConvertible {
    let provider: String
    let scale: Int
    /// The guide's waits in seconds.
    let waits: [Double]
    /// How many of them are waited for.
    var read: Int { limit ?? waits.count }
    private let limit: Int?

    init(_ provider: String, scale: Int, first limit: Int? = nil) {
        self.provider = provider
        self.scale = scale
        self.limit = limit
        waits = GuideSchedule.waits[provider] ?? []
    }

    var description: String { "\(provider) at \(scale)" }

    var path: String { GuideSchedule.path(of: provider) }

    static let providers = ["bharatcart", "omnisales", "storefront", "brainsait", "esahayak"]

    /// Where the guide's examples listen.
    static func path(of provider: String) -> String {
        provider == "omnisales" ? "/webhooks/omni" : "/webhooks/\(provider)"
    }

    /// What the guides say; guide 004 (esahayak) gives no schedule, so that Hooksight's own holds.
    private static let waits: [String: [Double]] = [
        "bharatcart": [60, 600, 3600], "omnisales": [1, 2], "storefront": [300, 1800, 7200, 86400],
        "brainsait": [300, 1800, 7200, 43200, 86400], "esahayak": [1, 5, 30, 120, 600],
    ]

    /// Environment for a program that knows every guide's secret.
    static let secrets = ProgramTests.GuideTests.secrets.merging([
        "HOOKSIGHT_SECRET_STOREFRONT": "storefront-test-secret"
    ]) { $1 }

    /// A sample of the provider.
    func sample() throws -> Sample { try #require(Sample.all.first { $0.provider == provider }) }

    /// Posts a sample of the provider as its sender does.
    func post(to program: RunningProgram) async throws {
        let sample = try sample()
        let body = try sample.bytes()
        let answer = try await program.post(
            path, ProgramTests.GuideTests.headers(sample, body), body: body)
        #expect(answer?.status == 200)
    }

    /// A wait as it is at the scale, by its place.
    func wait(_ place: Int) -> Duration { .seconds(waits[place] / Double(scale)) }

    /// How a wait that was read differs from what it should be, in parts of it.
    func deviation(_ place: Int, _ found: Duration) -> Double { found / wait(place) - 1 }

    /// Whether a wait was too short, a millisecond's rounding at each end aside: never right, on no machine.
    func isEarly(_ place: Int, _ found: Duration) -> Bool { found < wait(place) * 0.97 - .milliseconds(2) }

    /// Whether a wait was over a tenth too long; under 60 ms a busy machine is to blame.
    func isLate(_ place: Int, _ found: Duration) -> Bool {
        found > wait(place) + max(wait(place) * 0.1, .milliseconds(60))
    }
}
