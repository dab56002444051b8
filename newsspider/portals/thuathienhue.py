"""Cổng thông tin điện tử thành phố Huế."""

from newsspider.families import detected

portal = detected.portal(
    name="thuathienhue",
    province="Huế",
    home="https://thuathienhue.gov.vn",
    evidence="host from a public list of government hosts; its CMS is told by its pages",
)
