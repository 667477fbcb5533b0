package io.keyledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Draws columns, grouped by label, one of each group for each series.
 *
 * <p>Arguments: the picture to be written, a title, what the columns measure. Reads one line a column: series, label and value,
 * apart by tabs.
 */
public final class Chart {

    private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();
    private final Set<String> labels = new LinkedHashSet<>();

    private Chart() {}

    public static void main(String[] arguments) throws IOException {
        Chart chart = new Chart();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            lines.lines().forEach(chart::add);
        }
        BitmapEncoder.saveBitmap(chart.drawn(arguments[1], arguments[2]), arguments[0], BitmapEncoder.BitmapFormat.PNG);
    }

    private void add(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw new IllegalArgumentException("Not a series, a label and a value: " + line);
        }
        labels.add(columns[1]);
        series.computeIfAbsent(columns[0], name -> new LinkedHashMap<>()).put(columns[1], Double.valueOf(columns[2]));
    }

    private CategoryChart drawn(String title, String unit) {
        if (series.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to be drawn");
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(800)
                .height(450)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setDecimalPattern("#,##0.##");
        chart.getStyler().setLegendVisible(series.size() > 1);
        series.forEach((name, values) -> chart.addSeries(name, List.copyOf(labels), all(values)));
        return chart;
    }

    private List<@Nullable Double> all(Map<String, Double> values) {
        Collection<@Nullable Double> found = new ArrayList<>();
        labels.forEach(label -> found.add(values.get(label)));
        return new ArrayList<>(found);
    }
}
