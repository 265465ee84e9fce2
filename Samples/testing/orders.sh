#!/bin/sh
# hooksight run -- ./orders.sh
set -eu

# An order is announced.
mark=$(hooksight mark)
./shop
hooksight wait omnisales order.created signature:verified payload:valid --after "$mark" --within 1s

# Nothing wrong is sent.
mark=$(hooksight mark)
./shop
hooksight wait payload:invalid OR signature:failed --after "$mark" --within 200ms --absent
