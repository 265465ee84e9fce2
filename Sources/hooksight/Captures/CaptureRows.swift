import HookModel

/// Captures as lines of a list, with the day where it is not today.
struct CaptureRows {
    let terminal: Terminal

    /// Prints a line for each capture; on a terminal a day stands above its captures, in a pipe in each line.
    func print(_ captures: [Capture]) {
        let isCut = terminal.width != nil
        var day = LocalTime.day(WallClock.system.now())
        let line = CaptureLine(terminal: terminal, hasDay: !isCut)
        for capture in captures {
            let own = LocalTime.day(capture.request.receivedAt)
            if isCut, own != day { terminal.line(terminal.paint(own, .faint)) }
            day = own
            guard terminal.write(Array((line.text(capture) + "\n").utf8)) else { return }
        }
    }
}
