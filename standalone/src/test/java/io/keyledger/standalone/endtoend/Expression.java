package io.keyledger.standalone.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression, taken apart as far as is needed to find every name in it. */
public record Expression(String text) {

    /** Not in a scrape: whether it could be had at all. */
    static final String UP = "up";

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*\\{([^}]*)}");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern DURATION = Pattern.compile("\\[[^\\]]*]|\\boffset\\s+\\w+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern LITERALS = Pattern.compile("\\w+(\\|\\w+)*");
    private static final Set<String> OF_THE_LANGUAGE = Set.of(
            "sum", "max", "min", "count", "rate", "increase", "histogram_quantile", "and", "or", "unless", "clamp_min");
    private static final Set<String> OF_THE_SCRAPER = Set.of("instance", "job");

    /** What in it is not there, in words; empty if all is. */
    public List<String> unknownIn(Scrape scrape) {
        List<String> unknown = new ArrayList<>();
        Set<String> metrics = metrics();
        Set<String> known = scrape.metrics();
        metrics.stream()
                .filter(metric -> !metric.equals(UP) && !known.contains(metric))
                .map(metric -> "metric " + metric)
                .forEach(unknown::add);
        Matcher selector = SELECTOR.matcher(text);
        while (selector.find()) {
            String metric = selector.group(1);
            Selector.of(metric, selector.group(2))
                    .conditions()
                    .forEach(condition -> mismatch(scrape, metric, condition, unknown));
        }
        Matcher grouping = GROUPING.matcher(text);
        while (grouping.find()) {
            Arrays.stream(grouping.group(1).split(","))
                    .map(String::strip)
                    .filter(label -> !OF_THE_SCRAPER.contains(label))
                    .filter(label -> metrics.stream()
                            .allMatch(metric -> scrape.values(metric, label).isEmpty()))
                    .map(label -> "label " + label)
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private static void mismatch(Scrape scrape, String metric, Selector.Condition condition, List<String> unknown) {
        String label = condition.label();
        if (OF_THE_SCRAPER.contains(label)) {
            return;
        }
        Set<String> values = scrape.values(metric, label);
        if (values.isEmpty()) {
            unknown.add("label " + label + " of " + metric);
        }
        if (LITERALS.matcher(condition.value()).matches()) {
            Arrays.stream(condition.value().split("\\|"))
                    .filter(value -> !values.contains(value))
                    .map(value -> label + "=" + value + " of " + metric)
                    .forEach(unknown::add);
        }
    }

    /**
     * The counters that begin to exist with their first count, which it would overlook.
     *
     * @param atFirst what was told before anything had happened
     */
    List<String> overlooked(Scrape atFirst, Scrape later) {
        return Growth.in(this).stream()
                .filter(growth -> !growth.fromTheBeginning(atFirst, later))
                .filter(growth -> !growth.looksForNewSeries(this))
                .map(Growth::selector)
                .toList();
    }

    /** Whether each bracket and each text in it is closed, and by its own kind. */
    boolean isClosed() {
        String rest = text.replaceAll("\"[^\"]*\"", "").replaceAll("[^(){}\\[\\]\"]", "");
        for (String before = ""; !before.equals(rest); ) {
            before = rest;
            rest = rest.replace("()", "").replace("{}", "").replace("[]", "");
        }
        return rest.isEmpty();
    }

    /** Every name that is neither a label nor a word of the language. */
    Set<String> metrics() {
        String bare = text.replaceAll("\\{[^}]*}", " ");
        bare = DURATION.matcher(bare).replaceAll(" ");
        bare = GROUPING.matcher(bare).replaceAll(" ");
        Set<String> metrics = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!OF_THE_LANGUAGE.contains(name.group())) {
                metrics.add(name.group());
            }
        }
        return metrics;
    }
}
