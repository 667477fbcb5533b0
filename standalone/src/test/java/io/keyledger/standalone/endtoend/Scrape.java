package io.keyledger.standalone.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one request for metrics is answered, in the text format of Prometheus. */
public record Scrape(List<Sample> samples) {

    /** One line of it. */
    public record Sample(String metric, Map<String, String> labels, double value) {}

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public static Scrape of(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> samples.add(sample(line)));
        return new Scrape(samples);
    }

    private static Sample sample(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No sample: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (parts.group(2) != null) {
            Matcher label = LABEL.matcher(parts.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return new Sample(
                parts.group(1), labels, Double.parseDouble(parts.group(3).replace("+Inf", "Infinity")));
    }

    public Set<String> metrics() {
        return samples.stream().map(Sample::metric).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All values that a label of a metric has; empty if it has no such label. */
    Set<String> values(String metric, String label) {
        return samples.stream()
                .filter(sample ->
                        sample.metric().equals(metric) && sample.labels().containsKey(label))
                .map(sample -> sample.labels().get(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum over all series that have these labels, given as names and values that take turns. */
    double sum(String metric, String... labels) {
        List<Sample> found = samples.stream()
                .filter(sample -> sample.metric().equals(metric) && has(sample, labels))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no " + metric + List.of(labels));
        }
        return found.stream().mapToDouble(Sample::value).sum();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
