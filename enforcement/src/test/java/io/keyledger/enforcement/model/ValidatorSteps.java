package io.keyledger.enforcement.model;

import static io.keyledger.enforcement.model.Slot.ASKING;
import static io.keyledger.enforcement.model.Slot.COMMITTED;
import static io.keyledger.enforcement.model.Slot.FRESH_ROW;
import static io.keyledger.enforcement.model.Slot.HEAD_READ;
import static io.keyledger.enforcement.model.Slot.IDLE;
import static io.keyledger.enforcement.model.Slot.LEAVING;
import static io.keyledger.enforcement.model.Slot.NO_ROW;
import static io.keyledger.enforcement.model.Slot.OUT;
import static io.keyledger.enforcement.model.Slot.PUBLISHED;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a validator does, one step at a time. A pause or a partition is one that does nothing for a while. An attempt may be
 * abandoned at any point, and one whose answer was lost may still be carried out.
 */
final class ValidatorSteps implements Steps {

    /** @param take changes the validator; false if it cannot be done now */
    private record Step(String name, BiPredicate<Slot, World> take) {}

    private final Setting setting;
    private final List<Step> steps = List.of(
            new Step("begin a term", (v, w) -> begin(v, w)),
            new Step("commit the row", (v, w) -> commit(v)),
            new Step("read the head", (v, w) -> readHead(v, w)),
            new Step("extend the lease", (v, w) -> extend(v, w)),
            new Step("abandon the attempt", (v, w) -> abandon(v)),
            new Step("carry out a renewal nobody waits for", (v, w) -> renewLate(v)),
            new Step("apply", (v, w) -> apply(v, w)),
            new Step("publish", (v, w) -> publish(v)),
            new Step("report", (v, w) -> report(v)),
            new Step("give up the lease", (v, w) -> giveUp(v)),
            new Step("take the row away", (v, w) -> leave(v)),
            new Step("crash and begin anew", (v, w) -> crash(v)));

    ValidatorSteps(Setting setting) {
        this.setting = setting;
    }

    @Override
    public void from(long state, World scratch, Found found) {
        for (int who = 0; who < setting.validators(); who++) {
            for (Step step : steps) {
                scratch.load(state);
                if (step.take.test(scratch.slots[who], scratch)) {
                    found.next(step.name, scratch);
                }
            }
        }
    }

    private boolean begin(Slot v, World w) {
        if (v.phase != OUT && v.phase != IDLE) {
            return false;
        }
        int renewal = v.phase == IDLE ? 1 : 0;
        v.endTerm(ASKING);
        v.renewal = renewal;
        v.target = setting.omits(Omission.HEAD_BEFORE_ROW) ? w.stored : 0;
        return true;
    }

    private boolean commit(Slot v) {
        if (v.phase != ASKING) {
            return false;
        }
        if (v.renewal == 1 && v.row == NO_ROW) {
            if (setting.omits(Omission.RENEWAL_OF_NOTHING)) {
                v.phase = COMMITTED;
            } else {
                v.endLease();
                v.endTerm(OUT);
            }
            return true;
        }
        boolean first = v.row == NO_ROW;
        v.row = FRESH_ROW;
        v.reported = (first ? 0 : v.reported) | (v.index == PUBLISHED ? 1 : 0);
        v.phase = setting.omits(Omission.HEAD_BEFORE_ROW) ? HEAD_READ : COMMITTED;
        return true;
    }

    private static boolean readHead(Slot v, World w) {
        if (v.phase != COMMITTED) {
            return false;
        }
        v.phase = HEAD_READ;
        v.target = w.stored;
        return true;
    }

    private boolean extend(Slot v, World w) {
        boolean early = setting.omits(Omission.LEASE_BEFORE_ROW) && v.phase == ASKING;
        if (v.phase != HEAD_READ && !early) {
            return false;
        }
        int target = early ? w.stored : v.target;
        if (target == 1 && v.index != PUBLISHED && !setting.omits(Omission.SERVE_BEFORE_APPLY)) {
            return false;
        }
        int age = setting.omits(Omission.TERM_FROM_THE_ANSWER) ? 0 : v.termAge;
        boolean good = age < World.SERVED && v.termSlept == 0;
        v.held = good ? age + 1 : 0;
        v.heldSlow = good ? v.termSlow : 0;
        if (!early) {
            v.endTerm(IDLE);
        }
        return true;
    }

    private static boolean abandon(Slot v) {
        if (!v.inTerm()) {
            return false;
        }
        v.endTerm(v.row == NO_ROW && v.renewal == 0 ? OUT : IDLE);
        return true;
    }

    private static boolean renewLate(Slot v) {
        if (v.row == NO_ROW || v.row == FRESH_ROW) {
            return false;
        }
        v.row = FRESH_ROW;
        return true;
    }

    private static boolean apply(Slot v, World w) {
        if (v.index != 0 || w.stored == 0) {
            return false;
        }
        v.index = 1;
        return true;
    }

    private static boolean publish(Slot v) {
        if (v.index != 1) {
            return false;
        }
        v.index = PUBLISHED;
        return true;
    }

    private boolean report(Slot v) {
        int needed = setting.omits(Omission.REPORT_BEFORE_PUBLISH) ? 1 : PUBLISHED;
        if (v.row == NO_ROW || v.reported == 1 || v.index < needed) {
            return false;
        }
        v.reported = 1;
        return true;
    }

    private boolean giveUp(Slot v) {
        if (v.row == NO_ROW || v.phase == OUT || v.phase == LEAVING) {
            return false;
        }
        if (setting.omits(Omission.EXTENSION_OF_WHAT_WAS_GIVEN_UP) && v.inTerm()) {
            v.endLease();
            v.deleteRow();
            return true;
        }
        if (!setting.omits(Omission.ROW_BEFORE_LEASE)) {
            v.endLease();
        }
        v.endTerm(LEAVING);
        return true;
    }

    private static boolean leave(Slot v) {
        if (v.phase != LEAVING) {
            return false;
        }
        v.deleteRow();
        v.endTerm(OUT);
        return true;
    }

    /** The next incarnation knows nothing. That its old row goes as well only makes others wait less than they would. */
    private static boolean crash(Slot v) {
        if (v.phase == OUT && v.index == 0) {
            return false;
        }
        v.endLease();
        v.endTerm(OUT);
        v.deleteRow();
        v.index = 0;
        v.verdict = 0;
        return true;
    }
}
