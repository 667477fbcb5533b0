package io.keyledger.enforcement.model;

import static io.keyledger.enforcement.model.Slot.AWAITED;
import static io.keyledger.enforcement.model.Slot.FOREIGN_ROW;
import static io.keyledger.enforcement.model.Slot.FRESH_ROW;
import static io.keyledger.enforcement.model.Slot.NOT_AWAITED;
import static io.keyledger.enforcement.model.Slot.NO_ROW;

/** What the one who revokes does, and the database. */
final class OtherSteps implements Steps {

    private final Setting setting;
    private final int runOut;

    OtherSteps(Setting setting) {
        this.setting = setting;
        this.runOut = setting.omits(Omission.NO_MARGIN) ? World.RUN_OUT - 1 : World.RUN_OUT;
    }

    @Override
    public void from(long state, World scratch, Found found) {
        scratch.load(state);
        switch (scratch.enforcer) {
            case World.NOTHING_DONE -> {
                if (setting.omits(Omission.LEASES_BEFORE_COMMIT)) {
                    read(scratch, true);
                    scratch.enforcer = World.READ_TOO_EARLY;
                    found.next("read the leases", scratch);
                } else {
                    scratch.stored = 1;
                    scratch.enforcer = World.STORED;
                    found.next("store the revocation", scratch);
                }
            }
            case World.READ_TOO_EARLY -> {
                scratch.stored = 1;
                scratch.enforcer = World.LEASES_READ;
                found.next("store the revocation", scratch);
            }
            case World.STORED, World.WAITING -> {
                read(scratch, scratch.enforcer == World.STORED);
                scratch.enforcer = World.LEASES_READ;
                found.next("read the leases", scratch);
            }
            case World.LEASES_READ -> {
                judge(scratch);
                found.next("judge", scratch);
            }
            default -> {}
        }
        sweep(state, scratch, found);
        if (setting.whims()) {
            failOver(state, scratch, found);
        }
    }

    private void read(World w, boolean first) {
        for (Slot v : w.slots) {
            boolean concerned = first || v.awaited == AWAITED;
            boolean there = v.row != NO_ROW && v.reported == 0;
            v.awaited = concerned && there ? AWAITED : NOT_AWAITED;
            if (v.row == FOREIGN_ROW && !setting.omits(Omission.NO_EPOCH)) {
                v.row = FRESH_ROW;
            }
            int age = v.row == FOREIGN_ROW ? World.RUN_OUT : v.row - 1;
            v.seenAge = v.awaited == AWAITED ? age : 0;
        }
    }

    private void judge(World w) {
        boolean all = true;
        for (Slot v : w.slots) {
            if (v.awaited != NOT_AWAITED && v.seenAge >= runOut) {
                v.awaited = NOT_AWAITED;
            }
            v.seenAge = 0;
            all &= v.awaited == NOT_AWAITED;
        }
        w.enforcer = all ? World.ANSWERED : World.WAITING;
    }

    /** Others remove what ran out, whether or not its validator still tries. */
    private void sweep(long state, World scratch, Found found) {
        for (int who = 0; who < setting.validators(); who++) {
            scratch.load(state);
            Slot v = scratch.slots[who];
            if (v.row != FOREIGN_ROW && v.row - 1 >= runOut) {
                v.deleteRow();
                found.next("sweep", scratch);
            }
        }
    }

    /** Another primary: all that is committed is there, by a clock that has nothing to do with its own. */
    private static void failOver(long state, World scratch, Found found) {
        scratch.load(state);
        if (scratch.failedOver == 1) {
            return;
        }
        scratch.failedOver = 1;
        for (Slot v : scratch.slots) {
            v.row = v.row == NO_ROW ? NO_ROW : FOREIGN_ROW;
            v.seenAge = 0;
        }
        if (scratch.enforcer == World.LEASES_READ) {
            scratch.enforcer = World.WAITING;
        }
        found.next("fail over", scratch);
    }
}
