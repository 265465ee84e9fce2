internal import HookModel

extension RetentionWork {
    /// When a step is taken.
    enum Occasion {
        /// Nothing waits, or what can wait has waited for long.
        case idle
        /// With a group, in its transaction.
        case withGroup
        /// A group with bodies of so many bytes is about to be written.
        case beforeGroup(Int)
    }

    /// What one step is to do.
    struct Step {
        /// So many captures are too many.
        var captures = 0
        /// So many bytes are to become free.
        var bytes = 0
        /// Captures received before are too old.
        var since: Timestamp?
        /// The number of captures that are looked at.
        var rows = 128
        /// Whether free pages may be given back.
        var givesBack = false

        var drops: Bool { captures > 0 || bytes > 0 || since != nil }
    }

    private static let mostRows = 2048
    /// What can wait gets a step so often while captures do not stop coming.
    private static let turnTime = Duration.milliseconds(150)
    /// For moving pages in one step.
    private static let moveTime = Duration.milliseconds(1)
    /// The file may keep so many free pages, 32 MiB, or an eighth of all.
    private static let spare = 8192

    /// Whether what can wait has waited for long.
    var isTurn: Bool { ContinuousClock.now >= turn }

    /// What is to be done with the next group; nil for nothing.
    func stepWithGroup() -> Step? {
        guard storedBytes >= budget?.stepBytes ?? .max || counts.total > mostCaptures else { return nil }
        // What cannot be looked at now is looked at with another group.
        return try? step(.withGroup)
    }

    /// Whether the file has no room for a group with bodies of so many bytes.
    func lacksRoom(for bytes: Int) -> Bool {
        guard let budget else { return false }
        return pages.used + budget.pages(storedBytes + bytes) > budget.most
    }

    /// What is to be done on an occasion; nil for nothing.
    func step(_ occasion: Occasion) throws -> Step? {
        try pages.look()
        var step = Step()
        let tooMany = counts.total - (limits.captures ?? .max)
        let tooLarge = budget.map { (pages.used - $0.kept) * $0.pageSize } ?? 0
        switch occasion {
        case .idle:
            turn = ContinuousClock.now + RetentionWork.turnTime
            // Under load this step, too, has to keep up with what was stored.
            step.rows = min(max(storedCaptures + storedCaptures / 16, step.rows), RetentionWork.mostRows)
            step.captures = tooMany
            if let budget { isMakingRoom = pages.used > (isMakingRoom ? budget.kept : budget.begin) }
            step.bytes = isMakingRoom ? tooLarge : 0
            if since != keptSince {
                step.since = since
                isExhausted = false
            }
            step.givesBack = true
        case .withGroup:
            // A sixteenth more than was stored, so that the store does not grow.
            step.rows = min(max(storedCaptures + storedCaptures / 16, 32), RetentionWork.mostRows)
            if counts.total > mostCaptures { step.captures = min(tooMany, step.rows) }
            if let budget, pages.used > budget.full {
                step.bytes = min(tooLarge, max(storedBytes + storedBytes / 16, budget.stepBytes))
            }
        case .beforeGroup(let bytes):
            if let budget { step.bytes = (pages.used + budget.pages(bytes) - budget.most) * budget.pageSize }
        }
        storedBytes = 0
        storedCaptures = 0
        if isExhausted, step.drops { sayBeyond() }
        let isNeeded = mayDrop(step) || step.givesBack && pagesToGiveBack > 0
        if step.givesBack { isWorking = isNeeded }
        return isNeeded ? step : nil
    }

    /// Does it, within the open transaction.
    ///
    /// - Returns: Whether captures were deleted.
    func run(_ step: Step) throws -> Bool {
        let hasDropped = try mayDrop(step) && drop(step)
        if step.givesBack {
            try pages.look()
            if pagesToGiveBack > 0 {
                try pages.giveBack(pagesToGiveBack, within: RetentionWork.moveTime)
                noteGivenBack()
            }
        }
        return hasDropped
    }

    /// Captures beyond their number that need not go before a pause.
    private var mostCaptures: Int { limits.captures.map { $0 + max($0 / 16, 512) } ?? .max }

    /// Finding one page in a long list of free ones takes long: they are given back before more become free.
    private func mayDrop(_ step: Step) -> Bool {
        step.drops && !isExhausted && (pages.free <= RetentionWork.spare || pagesToGiveBack == 0)
    }

    private var pagesToGiveBack: Int {
        guard pages.canGiveBack else { return 0 }
        let most = budget?.most ?? pages.count
        return min(pages.free, max(pages.count - most, pages.free - max(RetentionWork.spare, most / 8), 0))
    }
}
