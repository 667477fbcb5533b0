package io.keyledger.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Makes a table and a plot of what JMH measured.
 *
 * <p>Arguments: the results without their extension, what to say of the machine, then JMH's CSV files, one a number of threads.
 */
public final class VerdictReport {

    private static final List<String> KEYS = List.of("1000", "1000000", "10000000");
    private static final List<String> LABELS = List.of("1 k", "1 M", "10 M");

    private final Map<String, Double> scores = new TreeMap<>();

    private VerdictReport(List<Path> files) throws IOException {
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                read(line.split(",", -1));
            }
        }
    }

    private void read(String[] columns) {
        String benchmark = unquoted(columns[0]);
        if (benchmark.startsWith("io.keyledger")) {
            String name = benchmark
                    .substring(benchmark.lastIndexOf("Benchmark.") + "Benchmark.".length())
                    .replace("·", "");
            String keys = columns.length > 7 ? unquoted(columns[7]) : "";
            scores.put(name + "/" + columns[2] + "/" + keys, Double.valueOf(columns[4]));
        }
    }

    private static String unquoted(String column) {
        return column.replace("\"", "");
    }

    private double score(String name, int threads, String keys) {
        Double score = scores.get(name + "/" + threads + "/" + keys);
        if (score == null) {
            throw new IllegalStateException(
                    "There is no " + name + " of " + threads + " threads and " + keys + " keys");
        }
        return score;
    }

    private List<String> table(String title, String machine) {
        List<String> lines = new ArrayList<>(List.of(
                "# " + title,
                "",
                machine
                        + ". Average nanoseconds a verdict by JMH; each thread presents 1,048,576 secrets in turn, drawn from all"
                        + " keys. One key has one secret. Compare ratios, not figures.",
                "",
                "| threads | keys | known secret | to bare Mac | unknown secret | to bare Mac | bytes allocated: known, unknown |",
                "|---|---|---|---|---|---|---|"));
        for (int threads = 1; threads <= 2; threads++) {
            double mac = score("bareMac", threads, "");
            for (int i = 0; i < KEYS.size(); i++) {
                String keys = KEYS.get(i);
                double known = score("knownSecret", threads, keys);
                double unknown = score("unknownSecret", threads, keys);
                lines.add(String.format(
                        Locale.ROOT,
                        "| %d | %s | %.0f ns | %.2f | %.0f ns | %.2f | %.2f, %.2f |",
                        threads,
                        LABELS.get(i),
                        known,
                        known / mac,
                        unknown,
                        unknown / mac,
                        score("knownSecret:gc.alloc.rate.norm", threads, keys),
                        score("unknownSecret:gc.alloc.rate.norm", threads, keys)));
            }
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "A bare `javax.crypto.Mac` over the same 43 characters: %.0f ns with one thread, %.0f ns with two;"
                        + " BouncyCastle's: %.0f and %.0f ns.",
                score("bareMac", 1, ""),
                score("bareMac", 2, ""),
                score("bareMacOfBouncyCastle", 1, ""),
                score("bareMacOfBouncyCastle", 2, "")));
        return lines;
    }

    private CategoryChart plot(String title) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(800)
                .height(450)
                .title(title)
                .xAxisTitle("keys")
                .yAxisTitle("nanoseconds a verdict, one thread")
                .build();
        for (String name : List.of("knownSecret", "unknownSecret")) {
            chart.addSeries(
                    name.replace("Secret", " secret"),
                    LABELS,
                    KEYS.stream().map(keys -> score(name, 1, keys)).toList());
        }
        chart.addSeries(
                "bare Mac",
                LABELS,
                LABELS.stream().map(same -> score("bareMac", 1, "")).toList());
        return chart;
    }

    public static void main(String[] arguments) throws IOException {
        String name = arguments[0];
        VerdictReport report =
                new VerdictReport(Arrays.stream(arguments).skip(2).map(Path::of).toList());
        String title = "A verdict in process, "
                + Path.of(name).getFileName().toString().substring(0, 10);
        List<String> table = report.table(title, arguments[1]);
        table.add("");
        table.add("![nanoseconds a verdict by number of keys](" + Path.of(name).getFileName() + ".png)");
        Files.write(Path.of(name + ".md"), table);
        BitmapEncoder.saveBitmap(report.plot(title), name + ".png", BitmapEncoder.BitmapFormat.PNG);
        table.forEach(System.out::println);
    }
}
