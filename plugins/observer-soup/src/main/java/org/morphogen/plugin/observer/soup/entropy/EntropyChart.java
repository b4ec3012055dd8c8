// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import java.awt.BasicStroke;
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

/** High-order entropy over epochs, and the entropy of single bytes that bounds it. */
final class EntropyChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final Color BLUE = new Color(0x1f, 0x5f, 0xa8);
    private static final Color GREY = new Color(0x99, 0x99, 0x99);
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    private EntropyChart() {}

    /** A PNG file. */
    static byte[] draw(List<Map<String, Object>> rows) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("epoch")
                .yAxisTitle("bits a byte")
                .build();
        chart.getStyler()
                .setPlotGridLinesColor(GRID)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.InsideNW)
                .setLegendBorderColor(GRID);
        line(chart, "entropy of single bytes, H0", rows, "entropy", GREY);
        line(chart, "high-order entropy", rows, "highOrder", BLUE);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(XYChart chart, String name, List<Map<String, Object>> rows, String key, Color colour) {
        double[] epochs = rows.stream()
                .mapToDouble(row -> EntropyObserver.number(row, "epoch"))
                .toArray();
        double[] values = rows.stream()
                .mapToDouble(row -> EntropyObserver.number(row, key))
                .toArray();
        XYSeries series = chart.addSeries(name, epochs, values);
        series.setLineColor(colour);
        series.setLineStyle(new BasicStroke(2));
        series.setMarker(SeriesMarkers.NONE);
    }
}
