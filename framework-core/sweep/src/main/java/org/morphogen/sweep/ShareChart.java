// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The share of runs in which an event has happened by each time: a staircase for each setting. */
final class ShareChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    private ShareChart() {}

    /** @return a PNG file */
    static byte[] draw(Summary summary, String event, double end) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(event)
                .yAxisTitle("share of runs")
                .build();
        chart.getStyler()
                .setPlotGridLinesColor(GRID)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.InsideNW)
                .setLegendBorderColor(GRID);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(1.0);
        for (Map.Entry<String, List<Map<String, Object>>> group :
                summary.bySetting().entrySet()) {
            List<Double> times = Summary.values(group.getValue(), event);
            double[][] stairs = stairs(times, group.getValue().size(), end);
            Share share = new Share(times.size(), group.getValue().size());
            String name = "%s%d of %d: %.0f %% (%.0f to %.0f)"
                    .formatted(
                            group.getKey().isEmpty() ? "" : group.getKey() + ", ",
                            share.hits(),
                            share.runs(),
                            100 * share.value(),
                            100 * share.low(),
                            100 * share.high());
            XYSeries series = chart.addSeries(name, stairs[0], stairs[1]);
            series.setMarker(SeriesMarkers.NONE);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] stairs(List<Double> times, int runs, double end) {
        double[] x = new double[2 * times.size() + 2];
        double[] y = new double[x.length];
        for (int i = 0; i < times.size(); i++) {
            x[2 * i + 1] = times.get(i);
            x[2 * i + 2] = times.get(i);
            y[2 * i + 1] = i / (double) runs;
            y[2 * i + 2] = (i + 1) / (double) runs;
        }
        x[x.length - 1] = end;
        y[y.length - 1] = times.size() / (double) runs;
        return new double[][] {x, y};
    }
}
