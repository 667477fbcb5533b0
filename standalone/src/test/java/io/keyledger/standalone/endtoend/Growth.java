package io.keyledger.standalone.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A counter in an expression that asks how much it grew. Prometheus does not see that a series grew which was not there before: one that
 * begins with its first count has stood at one ever since.
 *
 * @param call to the function that asks
 * @param selector as it is written
 */
record Growth(String call, String selector, Selector counter, String range) {

    private static final Pattern CALL =
            Pattern.compile("\\b(?:rate|increase)\\((([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})?)\\[(\\w+)]\\)");

    static List<Growth> in(Expression expression) {
        return CALL.matcher(expression.text()).results().map(Growth::of).toList();
    }

    private static Growth of(MatchResult call) {
        String conditions = call.group(3) == null ? "" : call.group(3);
        return new Growth(call.group(), call.group(1), Selector.of(call.group(2), conditions), call.group(4));
    }

    /** Whether every series of it that is there later was there from the beginning, and some were. */
    boolean fromTheBeginning(Scrape atFirst, Scrape later) {
        Set<Map<String, String>> begun = counter.in(atFirst);
        return !begun.isEmpty() && begun.containsAll(counter.in(later));
    }

    /** Whether the same is asked, in the same words, about series that were not there before. */
    boolean looksForNewSeries(Expression expression) {
        String known = expression.text().split(" or ", 2)[0];
        String born = known.replace(call, selector + " unless " + selector + " offset " + range);
        return expression.text().equals(known + " or " + born);
    }
}
