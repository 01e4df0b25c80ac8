package dev.crossover.cloud.cloudwatch;

import java.util.List;
import java.util.Map;

import dev.crossover.cloud.aws.AwsError;
import dev.crossover.cloud.protocol.Arn;
import dev.crossover.cloud.protocol.Fields;
import dev.crossover.cloud.protocol.Operation;
import dev.crossover.cloud.storage.Storage;
import dev.crossover.cloud.storage.Table;

/** Dashboards: kept and given back, not drawn. */
public final class Dashboards {

	private static final String NAME = "DashboardName";

	private final Table<String> bodies;

	public Dashboards(Storage storage) {
		this.bodies = storage.table("cloudwatch-dashboards", String.class);
	}

	Map<String, Operation> operations() {
		return Map.of("PutDashboard", this::put, "GetDashboard", this::get, "ListDashboards", this::list,
				"DeleteDashboards", this::delete);
	}

	void put(String name, String body) {
		this.bodies.put(name, body);
	}

	private Map<String, ?> put(Fields input) {
		put(input.text(NAME), input.text("DashboardBody"));
		return Map.of("DashboardValidationMessages", List.of());
	}

	private Map<String, ?> get(Fields input) {
		String name = input.text(NAME);
		String body = this.bodies.get(name)
			.orElseThrow(() -> new AwsError(404, "ResourceNotFound", "Dashboard %s does not exist".formatted(name)));
		return Map.of(NAME, name, "DashboardArn", arn(name), "DashboardBody", body);
	}

	private Map<String, ?> list(Fields input) {
		return Map.of("DashboardEntries",
				this.bodies.keys().stream().map((name) -> Map.of(NAME, name, "DashboardArn", arn(name))).toList());
	}

	private Map<String, ?> delete(Fields input) {
		input.texts("DashboardNames").forEach(this.bodies::remove);
		return Map.of();
	}

	private static String arn(String name) {
		return new Arn("cloudwatch", "dashboard/" + name).toString();
	}

}
