// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.morphogen.bench.work.PeakBenchmark;

/**
 * The roofline (Williams, Waterman, Patterson 2009): what the device can reach at an arithmetic intensity, and where the
 * measured work lies below it.
 *
 * @param rows of one run, the peaks among them
 */
public record Roofline(List<Row> rows) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final double LEAST = 0.125;
    private static final double MOST = 1024;
    private static final Color ROOF = new Color(0x33, 0x33, 0x33);
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    public Roofline {
        rows = List.copyOf(rows);
    }

    /** Writes a PNG file; does nothing while the peaks are not measured. */
    public void write(Path file) throws IOException {
        double[] peaks = rows.stream()
                .filter(row ->
                        row.name().equals(PeakBenchmark.FMA) || row.name().equals(PeakBenchmark.COPY))
                .mapToDouble(row -> row.ours().most())
                .toArray();
        if (peaks.length == 2) {
            // A peak that was measured beside some work may be the better one.
            double flops = points().values().stream()
                    .mapToDouble(rate -> rate.peak() * 1e-9)
                    .reduce(peaks[0], Math::max);
            RenderedImage image = BitmapEncoder.getBufferedImage(chart(flops, peaks[1]));
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IOException(file + ": this Java writes no PNG");
            }
        }
    }

    /** @param flops GFLOP/s; bandwidth in GB/s */
    private XYChart chart(double flops, double bandwidth) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Roofline of " + rows.get(0).device())
                .xAxisTitle("FLOP for each byte to and from memory")
                .yAxisTitle("GFLOP/s")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setPlotGridLinesColor(GRID)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.InsideSE)
                .setLegendBorderColor(GRID);
        double ridge = flops / bandwidth;
        String name = String.format(java.util.Locale.ROOT, "measured: %.0f GFLOP/s, %.1f GB/s", flops, bandwidth);
        XYSeries roof = chart.addSeries(
                name, new double[] {LEAST, ridge, MOST}, new double[] {LEAST * bandwidth, flops, flops});
        roof.setMarker(SeriesMarkers.NONE);
        roof.setLineColor(ROOF);
        roof.setLineStyle(new BasicStroke(2));
        points().forEach((label, rate) -> point(chart, label, rate));
        return chart;
    }

    /** One point for each benchmark, whatever its peers. */
    private Map<String, Rate> points() {
        Map<String, Rate> points = new LinkedHashMap<>();
        for (Row row : rows) {
            Rate rate = row.rate();
            if (rate != null && rate.intensity() > 0) {
                points.putIfAbsent(row.name(), rate);
            }
        }
        return points;
    }

    private static void point(XYChart chart, String label, Rate rate) {
        XYSeries point =
                chart.addSeries(label, new double[] {rate.intensity()}, new double[] {rate.perSecond() * 1e-9});
        point.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    }
}
