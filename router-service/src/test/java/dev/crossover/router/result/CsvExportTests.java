package dev.crossover.router.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Results as CSV open in a spreadsheet without running anything (S58). */
class CsvExportTests extends RouterAmongStandIns {

	private static final String LINES = """
			{"id":"=1+1","index":0,"outcome":"succeeded","predictions":{"sentiment":{"label":"-x","score":0.5}},"truncated":true}
			{"id":"a,\\"b\\"","index":1,"outcome":"errored","error":{"code":"empty_text","message":"@line 2","retryable":false}}
			{"id":"\\tx","index":2,"outcome":"canceled"}
			""";

	@Test
	void writeGuardsFieldsThatSpreadsheetsWouldRun() throws IOException {
		JsonMapper json = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		ByteArrayOutputStream csv = new ByteArrayOutputStream();

		new CsvExport(List.of("sentiment"), json)
			.write(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)), csv);

		assertThat(csv.toString(StandardCharsets.UTF_8).lines()).containsExactly(
				"index,id,outcome,sentiment_label,sentiment_score,truncated,error_code,error_message",
				"0,'=1+1,succeeded,'-x,0.5,true,,", "1,\"a,\"\"b\"\"\",errored,,,,empty_text,'@line 2",
				"2,'\tx,canceled,,,,,");
	}

	@Test
	void streamWhenCsvIsAcceptedHasColumnsForEveryModel() {
		RESULTS.answer((asked) -> asked.uri().getPath().endsWith("/results")
				? new Reply(200, Map.of(), LINES.getBytes(StandardCharsets.UTF_8))
				: Reply.json(200, batch("batch_1", "succeeded", 3)));

		assertThat(this.mvc.get()
			.uri("/v1/batches/batch_1/results")
			.header("Authorization", STANDARD)
			.header("Accept", "text/csv")).hasStatusOk()
			.hasHeader("Content-Type", "text/csv;charset=UTF-8")
			.hasHeader("Content-Disposition", "attachment; filename=\"batch_1.csv\"")
			.bodyText()
			.startsWith("index,id,outcome,sentiment_label,sentiment_score,truncated,error_code,error_message")
			.contains("0,'=1+1,succeeded");
	}

}
