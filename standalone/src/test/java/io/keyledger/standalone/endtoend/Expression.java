package io.keyledger.standalone.endtoend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression, taken apart as far as is needed to find every name in it. */
record Expression(String text) {

    /** Not in a scrape: whether it could be had at all. */
    static final String UP = "up";

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final Pattern LITERALS = Pattern.compile("\\w+(\\|\\w+)*");
    private static final Set<String> OF_THE_LANGUAGE = Set.of(
            "sum", "max", "min", "count", "rate", "increase", "histogram_quantile", "and", "or", "unless", "clamp_min");
    private static final Set<String> OF_THE_SCRAPER = Set.of("instance", "job");

    /** What in it is not there, in words; empty if all is. */
    List<String> unknownIn(Scrape scrape) {
        List<String> unknown = new ArrayList<>();
        Set<String> metrics = metrics();
        Set<String> known = scrape.metrics();
        metrics.stream()
                .filter(metric -> !metric.equals(UP) && !known.contains(metric))
                .map(metric -> "metric " + metric)
                .forEach(unknown::add);
        Matcher selector = SELECTOR.matcher(text);
        while (selector.find()) {
            Matcher matcher = MATCHER.matcher(selector.group(2));
            while (matcher.find()) {
                mismatch(scrape, selector.group(1), matcher, unknown);
            }
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

    private static void mismatch(Scrape scrape, String metric, Matcher matcher, List<String> unknown) {
        if (OF_THE_SCRAPER.contains(matcher.group(1))) {
            return;
        }
        Set<String> values = scrape.values(metric, matcher.group(1));
        if (values.isEmpty()) {
            unknown.add("label " + matcher.group(1) + " of " + metric);
        }
        if (LITERALS.matcher(matcher.group(3)).matches()) {
            Arrays.stream(matcher.group(3).split("\\|"))
                    .filter(value -> !values.contains(value))
                    .map(value -> matcher.group(1) + "=" + value + " of " + metric)
                    .forEach(unknown::add);
        }
    }

    /** Every name that is neither a label nor a word of the language. */
    Set<String> metrics() {
        String bare = text.replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^\\]]*]", " ");
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
