// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.morphogen.api.loss.Matching.Match;

/** The angle of each sample over time; mirrored ones in another colour. */
final class AngleChart {

    private static final Color PLAIN = new Color(0x1f, 0x5f, 0xa8);
    private static final Color MIRRORED = new Color(0xc0, 0x4a, 0x2b);

    /** A PNG file. */
    byte[] draw(List<Sighting> sightings) {
        XYChart chart = new XYChartBuilder()
                .width(960)
                .height(540)
                .xAxisTitle("step")
                .yAxisTitle("angle of the best match, degrees")
                .build();
        Charts.style(chart);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(360.0);
        points(chart, "as the target", sightings, false, PLAIN);
        points(chart, "mirrored", sightings, true, MIRRORED);
        return Charts.png(chart);
    }

    private static void points(XYChart chart, String name, List<Sighting> sightings, boolean mirrored, Color color) {
        List<Integer> steps = new ArrayList<>();
        List<Double> degrees = new ArrayList<>();
        for (Sighting sighting : sightings) {
            for (Match match : sighting.matches()) {
                if (match.mirrored() == mirrored) {
                    steps.add(sighting.steps());
                    degrees.add(Sighting.degrees(match));
                }
            }
        }
        if (!steps.isEmpty()) {
            XYSeries series = chart.addSeries(name, steps, degrees);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE);
            series.setMarkerColor(color);
        }
    }
}
