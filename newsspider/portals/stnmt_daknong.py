"""Sở Tài nguyên và Môi trường Đắk Nông (SharePoint, Lạc Việt, a layout of its own)."""

from newsspider.families import lacviet

portal = lacviet.portal(
    name="stnmt_daknong",
    province="Đắk Nông",
    home="http://stnmt.daknong.gov.vn",
    sections={
        "tin-tuc-su-kien": "/tin-tuc-su-kien/",
        "tin-tuc-su-kien/tin-noi-bat": "/tin-tuc-su-kien/tin-noi-bat/",
        "tiep-cong-dan": "/tiep-cong-dan/",
    },
    sample="/khai-mac-hoi-nghi-ban-chap-hanh-dang-bo-tinh-lan-thu-15/",
    seen="2019-08",
)
