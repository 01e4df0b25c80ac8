package dev.crossover.router.result;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.crossover.common.document.DocumentError;
import dev.crossover.common.result.Prediction;
import dev.crossover.common.result.ResultLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Results as CSV: a row a document, a label and a score column a model. A field that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
final class CsvExport {

	private static final String FORMULA_STARTS = "=+-@\t\r\n\0";

	private final List<String> models;

	private final ObjectReader lines;

	CsvExport(List<String> models, JsonMapper json) {
		this.models = models;
		this.lines = json.readerFor(ResultLine.class);
	}

	/**
	 * Writes results.
	 * @param ndjson result lines
	 * @param output where to write
	 * @throws IOException when either side breaks
	 */
	void write(InputStream ndjson, OutputStream output) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(ndjson, StandardCharsets.UTF_8));
		CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
		csv.writeRecord(header());
		String line = reader.readLine();
		while (line != null) {
			csv.writeRecord(row(this.lines.readValue(line)));
			line = reader.readLine();
		}
		csv.flush();
	}

	private List<String> header() {
		List<String> header = new ArrayList<>(List.of("index", "id", "outcome"));
		this.models.forEach((model) -> header.addAll(List.of(model + "_label", model + "_score")));
		header.addAll(List.of("truncated", "error_code", "error_message"));
		return header;
	}

	private List<String> row(ResultLine result) {
		List<String> row = new ArrayList<>();
		row.add(Long.toString(result.index()));
		row.add(guarded(result.id()));
		row.add(result.outcome().name().toLowerCase(Locale.ROOT));
		this.models.forEach((model) -> add(row, result.predictions(), model));
		row.add((result.truncated() != null) ? result.truncated().toString() : "");
		DocumentError error = result.error();
		row.add((error != null) ? guarded(error.code()) : "");
		row.add((error != null) ? guarded(error.message()) : "");
		return row;
	}

	private static void add(List<String> row, @Nullable Map<String, Prediction> predictions, String model) {
		Prediction prediction = (predictions != null) ? predictions.get(model) : null;
		row.add((prediction != null) ? guarded(prediction.label()) : "");
		row.add((prediction != null) ? Double.toString(prediction.score()) : "");
	}

	private static String guarded(@Nullable String field) {
		if (field == null || field.isEmpty()) {
			return "";
		}
		return (FORMULA_STARTS.indexOf(field.charAt(0)) >= 0) ? "'" + field : field;
	}

}
