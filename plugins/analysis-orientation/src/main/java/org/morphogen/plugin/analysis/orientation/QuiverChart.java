// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An arrow for each living cell, and marks where directions wind. Rows point down, as in pictures. */
final class QuiverChart {

    private static final int PIXELS_A_CELL = 14;
    private static final double HALF = 0.42;
    private static final double HEAD = 0.28;
    private static final double SPREAD = 2.6;
    private static final Color ARROW = new Color(0x1f, 0x5f, 0xa8);
    private static final Color PLUS = new Color(0xc0, 0x2b, 0x2b);
    private static final Color MINUS = new Color(0x2b, 0x8a, 0x3e);

    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();

    /** A PNG file. */
    byte[] draw(Directions field) {
        XYChart chart = new XYChartBuilder()
                .width(PIXELS_A_CELL * field.width() + 120)
                .height(PIXELS_A_CELL * field.height() + 140)
                .xAxisTitle("column")
                .yAxisTitle("row")
                .build();
        Charts.style(chart);
        chart.getStyler().setXAxisMin(-1.0).setXAxisMax((double) field.width());
        chart.getStyler().setYAxisMin((double) -field.height()).setYAxisMax(1.0);
        chart.getStyler().setyAxisTickLabelsFormattingFunction(row -> String.valueOf(Math.round(-row)));
        field.sites().filter(field::alive).forEach(site -> arrow(field, site));
        if (!x.isEmpty()) {
            XYSeries arrows = chart.addSeries("directions of living cells", x, y);
            arrows.setLineColor(ARROW);
            arrows.setLineStyle(new BasicStroke(1));
            arrows.setMarker(SeriesMarkers.NONE);
        }
        marks(chart, "winds once", field, 1, PLUS);
        marks(chart, "winds once the other way", field, -1, MINUS);
        return Charts.png(chart);
    }

    /** A line that is lifted at the end: no line is drawn to what is no number. */
    private void arrow(Directions field, int site) {
        double column = site % field.width();
        double row = -(double) (site / field.width());
        double length = HALF * Math.min(1, field.length(site));
        double angle = -field.radians(site);
        double tipX = column + length * Math.cos(angle);
        double tipY = row + length * Math.sin(angle);
        point(column - length * Math.cos(angle), row - length * Math.sin(angle));
        point(tipX, tipY);
        for (int side = -1; side <= 1; side += 2) {
            double back = angle + side * SPREAD;
            point(tipX + HEAD * length / HALF * Math.cos(back), tipY + HEAD * length / HALF * Math.sin(back));
            point(tipX, tipY);
        }
        point(tipX, Double.NaN);
    }

    private void point(double atX, double atY) {
        x.add(atX);
        y.add(atY);
    }

    private static void marks(XYChart chart, String name, Directions field, int turns, Color color) {
        int[] sites =
                field.sites().filter(site -> field.winding()[site] == turns).toArray();
        if (sites.length == 0) {
            return;
        }
        List<Double> columns = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        for (int site : sites) {
            columns.add((double) (site % field.width()));
            rows.add(-(double) (site / field.width()));
        }
        XYSeries series = chart.addSeries(name, columns, rows);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.DIAMOND);
        series.setMarkerColor(color);
    }
}
