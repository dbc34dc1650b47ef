// Each publisher, edition and method is a panel: their estimates are never put in one line.
const panelOf = (d) => {
  switch (d.series_id) {
    case "pew-unauthorized":
      return d.dimension === null ? "Pew, edition of 2025" : "";
    case "pew-unauthorized-2013-vintage":
      return "Pew, edition of 2013";
    case "cms-undocumented":
      return d.dimension === "ACS" ? "CMS, on the American Community Survey" : "CMS, provisional";
    case "mpi-unauthorized":
      return "MPI";
    // DHS: from 2011 on not comparable with what was released earlier; each release for itself.
    case "dhs-unauthorized":
      return d.source_id === "dhs-ois-2007-08"
        ? "DHS, report for 2006"
        : d.source_id === "dhs-ois-2014-06-03"
          ? "DHS, report for 2012"
          : "DHS, report for 2022";
    default:
      return "";
  }
};
const replaced = ["Pew, edition of 2013", "CMS, provisional", "DHS, report for 2006", "DHS, report for 2012"];

return observations
  .derive({panel: aq.escape(panelOf)})
  .filter((d) => d.panel !== "")
  .derive({replaced: aq.escape((d) => replaced.includes(d.panel))})
  .params({all: inputs.replaced, from: inputs.from})
  .filter((d, $) => ($.all || !d.replaced) && op.parse_int(op.substring(d.period, 0, 4)) >= $.from)
  .derive({year: (d) => op.parse_int(op.substring(d.period, 0, 4))})
  .select("panel", "period", "year", "value", "bound", "unit", "series_id", "replaced", "grade", "note", "id")
  .orderby("panel", "period");
