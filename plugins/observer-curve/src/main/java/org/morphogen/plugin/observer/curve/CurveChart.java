// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The drawing: a median line over its band. XChart's classes are loaded with the first drawing. */
final class CurveChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final Color LINE = new Color(0x1f, 0x5f, 0xa8);
    private static final Color BAND = new Color(0x1f, 0x5f, 0xa8, 60);
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

    private final String metric;
    private final String unit;

    CurveChart(String metric, String unit) {
        this.metric = metric;
        this.unit = unit;
    }

    /** A PNG file. */
    byte[] draw(Bands bands) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle(unit)
                .yAxisTitle(metric)
                .build();
        style(chart);
        // Within two decades there would be one label or none: then each line of the grid has one.
        chart.getStyler().setYAxisLogarithmicDecadeOnly(bands.decades() > 2);
        if (bands.spread()) {
            XYSeries band = chart.addSeries(
                    "10 % to 90 %", there(bands.ticks(), bands.ticks()), there(bands.high(), bands.low()));
            band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
            band.setFillColor(BAND);
            band.setLineColor(new Color(0, 0, 0, 0));
            band.setMarker(SeriesMarkers.NONE);
        }
        XYSeries line = chart.addSeries("median", bands.ticks(), bands.median());
        line.setLineColor(LINE);
        line.setLineStyle(new BasicStroke(2));
        line.setMarkerColor(LINE);
        line.setMarker(bands.ticks().length > 1 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        return png(chart);
    }

    private static void style(XYChart chart) {
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setPlotGridLinesColor(GRID)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setLegendPosition(LegendPosition.InsideNE)
                .setLegendBorderColor(GRID);
        chart.getStyler().setXAxisMin(0.0);
    }

    /** One outline: along the first, back along the second. */
    private static double[] there(double[] first, double[] second) {
        int count = first.length;
        double[] outline = new double[2 * count];
        for (int i = 0; i < count; i++) {
            outline[i] = first[i];
            outline[2 * count - 1 - i] = second[i];
        }
        return outline;
    }

    private static byte[] png(XYChart chart) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(BitmapEncoder.getBufferedImage(chart));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
