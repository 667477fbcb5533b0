package io.keyledger.enforcement.model;

import static io.keyledger.enforcement.model.Slot.AWAITED_AND_GONE;
import static io.keyledger.enforcement.model.Slot.FOREIGN_ROW;
import static io.keyledger.enforcement.model.Slot.NOT_AWAITED;
import static io.keyledger.enforcement.model.Slot.NO_ROW;

/**
 * One tick of real time. A validator's clock may miss one in a term, and it may sleep through any number; the database's
 * clock may count one tick too many.
 */
final class TimeSteps implements Steps {

    private static final int AWAKE = 0;
    private static final int SLOW = 1;
    private static final int ASLEEP = 2;

    private final Setting setting;

    TimeSteps(Setting setting) {
        this.setting = setting;
    }

    @Override
    public void from(long state, World scratch, Found found) {
        int whims = setting.whims() ? ASLEEP : AWAKE;
        for (int one = AWAKE; one <= whims; one++) {
            for (int other = AWAKE; other <= (setting.validators() > 1 ? whims : AWAKE); other++) {
                for (int hurry = 0; hurry <= (setting.whims() ? 1 : 0); hurry++) {
                    scratch.load(state);
                    if (scratch.databaseHurried + hurry < 2
                            && passes(scratch.slots[0], one)
                            && passes(scratch.slots[1], other)) {
                        scratch.databaseHurried += hurry;
                        for (Slot v : scratch.slots) {
                            ages(v, 1 + hurry);
                        }
                        found.next("a tick" + (hurry == 1 ? ", two for the database" : ""), scratch);
                    }
                }
            }
        }
    }

    private boolean passes(Slot v, int how) {
        switch (how) {
            case SLOW -> {
                boolean counts = v.held > 0 || v.inTerm();
                if (!counts || v.heldSlow == 1 || v.termSlow == 1) {
                    return false;
                }
                v.heldSlow = v.held > 0 ? 1 : 0;
                v.termSlow = v.inTerm() ? 1 : 0;
            }
            case ASLEEP -> {
                if (v.held == 0 && !v.inTerm()) {
                    return false;
                }
                if (!setting.omits(Omission.NO_COMPARISON_OF_CLOCKS)) {
                    v.endLease();
                    v.termSlept = v.inTerm() ? 1 : 0;
                }
            }
            default -> {
                v.termAge = v.inTerm() ? Math.min(World.SERVED, v.termAge + 1) : 0;
                if (v.held > World.SERVED - 1) {
                    v.endLease();
                } else if (v.held > 0) {
                    v.held++;
                }
            }
        }
        return true;
    }

    private static void ages(Slot v, int ticks) {
        if (v.row != NO_ROW && v.row != FOREIGN_ROW) {
            v.row = Math.min(World.RUN_OUT + 1, v.row + ticks);
        }
        if (v.awaited != NOT_AWAITED && v.awaited != AWAITED_AND_GONE) {
            v.seenAge = Math.min(World.RUN_OUT, v.seenAge + ticks);
        }
    }
}
