"""Sở Nội vụ Đắk Nông (SharePoint, Lạc Việt); “< Trước” leads to the older page."""

from newsspider.families import lacviet

portal = lacviet.portal(
    name="snv_daknong",
    province="Đắk Nông",
    home="http://snv.daknong.gov.vn",
    sections={
        "tin-tuc-su-kien": "/tin-tuc-su-kien/",
        "tin-tuc-su-kien/tin-noi-bat": "/tin-tuc-su-kien/tin-noi-bat/",
        "tin-tuc-su-kien/tin-trong-nganh-noi-vu": "/tin-tuc-su-kien/tin-trong-nganh-noi-vu/",
        "tin-tuc-su-kien/ket-qua-xu-ly-don-thu": "/tin-tuc-su-kien/ket-qua-xu-ly-don-thu/",
        "tin-tuc-su-kien/tinh-hinh-tiep-cong-dan-va-xu-ly-don-thu": "/tin-tuc-su-kien/tinh-hinh-tiep-cong-dan-va-xu-ly-don-thu/",
        "thong-bao": "/thong-bao/",
        "thong-tin-chi-dao-dieu-hanh": "/thong-tin-chi-dao-dieu-hanh/",
        "tiep-cong-dan-va-xu-ly-don-thu": "/tiep-cong-dan-va-xu-ly-don-thu/",
    },
    sample="/khai-truong-nam-a-bank-dak-nong/",
    seen="2019-08",
)
