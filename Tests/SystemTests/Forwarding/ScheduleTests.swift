import JSONText
import TestSupport
import Testing

extension ProgramTests {
    /// Each guide's schedule, read off the clock at an app behind a socket.
    @Suite struct ScheduleTests {
        /// Short waits are read at small scales, where a tenth of them is more than a busy machine's noise.
        static let schedules = [
            GuideSchedule("omnisales", scale: 1), GuideSchedule("esahayak", scale: 1, first: 2),
            GuideSchedule("bharatcart", scale: 60, first: 2), GuideSchedule("esahayak", scale: 120),
            GuideSchedule("storefront", scale: 300, first: 2), GuideSchedule("brainsait", scale: 300, first: 2),
            GuideSchedule("bharatcart", scale: 600),
            GuideSchedule("storefront", scale: 14_400), GuideSchedule("brainsait", scale: 14_400),
        ]

        @Test("No wait is too short, and none a tenth too long")
        func waits() async throws {
            var rest = ScheduleTests.schedules
            // A machine that is busy elsewhere may be late; Hooksight is late again.
            for _ in 1...3 where !rest.isEmpty {
                let groups = Dictionary(grouping: rest, by: \.scale)
                rest = try await withThrowingTaskGroup(of: [GuideSchedule].self) { group in
                    for schedules in groups.values { group.addTask { try await late(schedules) } }
                    return try await group.reduce(into: []) { $0 += $1 }
                }
            }
            #expect(rest.isEmpty, "late three times: \(rest)")
        }

        /// Reads schedules of one scale, and gives those that had a late attempt.
        private func late(_ schedules: [GuideSchedule]) async throws -> [GuideSchedule] {
            let app = FakeApp { request, _ in
                let schedule = schedules.first { request.head.hasPrefix("POST \($0.path) ") }
                let attempt = request.header("X-Hooksight-Attempt").flatMap { Int($0) } ?? 0
                // Where all waits are read, the last attempt fails as well, and nothing follows.
                guard let schedule, attempt <= schedule.read || schedule.read == schedule.waits.count else {
                    return .answer(200)
                }
                return .answer(500)
            }
            let port = try await app.start()
            let program = try await RunningProgram(
                ["--forward", "name=app \(port)", "--retry", "provider", "--time-scale", "\(schedules[0].scale)"],
                environment: GuideSchedule.secrets)
            for schedule in schedules { try await schedule.post(to: program) }
            await app.wait(for: schedules.reduce(0) { $0 + $1.read + 1 })
            try await program.waitUntilNothingIsPending()
            var late: [GuideSchedule] = []
            for (place, schedule) in schedules.enumerated() {
                let delivery = try await program.inspect("/deliveries/\(place + 1)")
                let isWhole = schedule.read == schedule.waits.count
                #expect(delivery["state"]?.string == (isWhole ? "failed" : "delivered"), "\(schedule)")
                #expect(delivery["attempts"]?.int == schedule.read + 1, "\(schedule)")
                let attempts = app.received.filter { $0.header("X-Hooksight-Capture") == "\(place + 1)" }
                #expect(attempts.count == schedule.read + 1, "\(schedule)")
                let found = zip(attempts.dropFirst(), attempts).map { $0.arrivedAt - $1.arrivedAt }
                let worst = found.indices.map { schedule.deviation($0, found[$0]) }.max { abs($0) < abs($1) } ?? 0
                print("\(schedule): waits \(found), worst deviation \(worst * 100) %")
                for (place, wait) in found.enumerated() {
                    #expect(!schedule.isEarly(place, wait), "\(schedule): wait \(place + 1) was \(wait)")
                }
                if found.indices.contains(where: { schedule.isLate($0, found[$0]) }) { late.append(schedule) }
            }
            try await program.end()
            return late
        }
    }
}
