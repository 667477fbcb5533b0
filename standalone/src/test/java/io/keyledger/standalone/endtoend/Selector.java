package io.keyledger.standalone.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which series of a metric an expression looks at. */
record Selector(String metric, List<Condition> conditions) {

    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** What one label of theirs has to be, or must not be. */
    record Condition(String label, String operator, String value) {

        boolean holds(Map<String, String> labels) {
            String found = labels.getOrDefault(label, "");
            boolean same = operator.endsWith("~") ? found.matches(value) : found.equals(value);
            return same != operator.startsWith("!");
        }
    }

    /** @param conditions what stands between the braces */
    static Selector of(String metric, String conditions) {
        return new Selector(
                metric,
                CONDITION
                        .matcher(conditions)
                        .results()
                        .map(found -> new Condition(found.group(1), found.group(2), found.group(3)))
                        .toList());
    }

    /** The labels of each series of a scrape that it selects. */
    Set<Map<String, String>> in(Scrape scrape) {
        return scrape.samples().stream()
                .filter(sample -> sample.metric().equals(metric))
                .map(Scrape.Sample::labels)
                .filter(labels -> conditions.stream().allMatch(condition -> condition.holds(labels)))
                .collect(Collectors.toSet());
    }
}
