package import HookModel
internal import ServiceLifecycle

/// Keeps a store within the limits that its writer was opened with.
///
/// The writer drops the oldest captures by itself, behind those that wait to be stored, as it alone knows when the store
/// grows. This gives it the time, and passes on what it has to say; it costs nothing while nothing happens.
package struct Retention: Service {
    private let writer: StoreWriter
    private let clock: any Clock<Duration>
    private let time: WallClock
    private let onEvent: @Sendable (RetentionEvent) -> Void

    /// How often the age of captures is looked at.
    static let pace = Duration.seconds(60)

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - writer: The store's writer.
    ///   - clock: Waits between two looks at the age of captures.
    ///   - time: The time by which captures age.
    ///   - onEvent: Runs for each event; must not block.
    package init(
        _ writer: StoreWriter, clock: any Clock<Duration> = ContinuousClock(),
        time: WallClock = .system,
        onEvent: @escaping @Sendable (RetentionEvent) -> Void
    ) {
        self.writer = writer
        self.clock = clock
        self.time = time
        self.onEvent = onEvent
    }

    /// Works until graceful shutdown or cancellation.
    package func run() async {
        await cancelWhenGracefulShutdown { [self] in
            await withDiscardingTaskGroup { group in
                group.addTask { for await event in writer.retention.events { onEvent(event) } }
                group.addTask {
                    repeat { writer.keep(since: writer.limits.oldest(time.now())) } while await pause()
                }
            }
        }
    }

    private func pause() async -> Bool {
        do {
            try await clock.sleep(for: Retention.pace)
            return true
        } catch {
            return false
        }
    }
}
